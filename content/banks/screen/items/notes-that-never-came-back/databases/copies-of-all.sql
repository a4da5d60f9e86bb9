INSERT INTO pads VALUES (1, 1, 6, '2025-04-02'), (2, 7, 9, NULL);
INSERT INTO notes VALUES (1, 1, 2), (2, 1, 3), (3, 1, 3), (4, 1, 2), (5, 1, 5), (6, 1, 5);
