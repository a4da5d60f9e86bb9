INSERT INTO parts VALUES (1, 'flask', 120), (2, 'stopper', 15), (3, 'box', NULL), (4, 'crate', NULL);
INSERT INTO contents VALUES (3, 1, 3), (3, 2, 4), (4, 3, 2), (4, 2, 5);
