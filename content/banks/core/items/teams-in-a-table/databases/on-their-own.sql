INSERT INTO teams VALUES (6, 'Search');
INSERT INTO people VALUES (1, 'Thandi', NULL, NULL), (2, 'Oleg', 'Search', NULL), (3, 'Pia', NULL, NULL);
