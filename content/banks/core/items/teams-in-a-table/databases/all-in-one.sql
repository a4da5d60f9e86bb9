INSERT INTO people VALUES (7, 'Jun', 'Maps', NULL), (8, 'Elif', 'Maps', NULL), (9, 'Rosa', 'Maps', NULL), (10, 'Idris', 'Maps', NULL);
