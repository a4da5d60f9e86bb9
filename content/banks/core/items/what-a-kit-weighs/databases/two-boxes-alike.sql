INSERT INTO parts VALUES (1, 'flask', 120), (2, 'red box', NULL), (3, 'blue box', NULL), (4, 'crate', NULL);
INSERT INTO contents VALUES (2, 1, 6), (3, 1, 6), (4, 2, 1), (4, 3, 1);
