INSERT INTO flats VALUES (1, 'A', NULL), (2, 'B', NULL);
