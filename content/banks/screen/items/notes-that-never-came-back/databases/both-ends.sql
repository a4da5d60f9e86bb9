INSERT INTO pads VALUES (1, 11, 20, NULL), (2, 21, 30, '2025-07-12'), (3, 31, 34, NULL);
INSERT INTO notes VALUES (1, 1, 15), (2, 2, 23), (3, 2, 24), (4, 2, 27), (5, 3, 31);
