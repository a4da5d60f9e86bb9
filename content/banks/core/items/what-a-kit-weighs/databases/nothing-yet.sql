INSERT INTO parts VALUES (1, 'tube', 7), (2, 'set', NULL);
