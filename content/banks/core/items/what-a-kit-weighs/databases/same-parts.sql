INSERT INTO parts VALUES (1, 'tube', 8), (2, 'rack', 210), (3, 'small', NULL), (4, 'large', NULL), (5, 'twin', NULL);
INSERT INTO contents VALUES (3, 1, 10), (3, 2, 1), (4, 1, 40), (4, 2, 2), (5, 1, 10), (5, 2, 1);
