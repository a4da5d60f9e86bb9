INSERT INTO parts VALUES (1, 'flask', 120), (2, 'stopper', 15), (3, 'tongs', 90), (4, 'starter kit', NULL), (5, 'school kit', NULL);
INSERT INTO contents VALUES (4, 1, 2), (4, 2, 2), (5, 1, 10), (5, 2, 12), (5, 3, 1);
