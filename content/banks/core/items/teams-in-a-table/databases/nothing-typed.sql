INSERT INTO people VALUES (1, 'Thandi', '', NULL), (2, 'Oleg', 'Search', NULL), (3, 'Pia', '   ', NULL), (4, 'Hamid', NULL, NULL);
