INSERT INTO parts VALUES (1, 'tube', 7), (2, 'set', NULL), (3, 'case', NULL);
INSERT INTO contents VALUES (2, 1, 4), (3, 2, 1), (3, 1, 4);
