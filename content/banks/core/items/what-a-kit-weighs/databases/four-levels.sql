INSERT INTO parts VALUES (1, 'pallet', NULL), (2, 'crate', NULL), (3, 'box', NULL), (4, 'set', NULL), (5, 'tube', 7), (6, 'label', 1);
INSERT INTO contents VALUES (1, 2, 6), (1, 6, 1), (2, 3, 5), (3, 4, 2), (4, 5, 4), (3, 6, 1);
