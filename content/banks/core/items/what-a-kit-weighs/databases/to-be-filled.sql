INSERT INTO parts VALUES (1, 'tube', 7), (2, 'set', NULL), (3, 'case', NULL), (4, 'next year', NULL);
INSERT INTO contents VALUES (2, 1, 4), (3, 4, 2), (3, 1, 1);
