INSERT INTO pads VALUES (1, 1, 7, '2025-04-02'), (2, 11, 17, NULL);
INSERT INTO notes VALUES (1, 1, 7), (2, 1, 5), (3, 1, 3), (4, 1, 1), (5, 2, 11), (6, 2, 13), (7, 2, 17);
