INSERT INTO people VALUES (1, 'Jun', 'Maps', NULL), (2, 'Elif', 'Mail', NULL), (3, 'Rosa', 'Calendar', NULL);
