INSERT INTO teams VALUES (3, 'Robots'), (5, 'Maps');
INSERT INTO people VALUES (1, 'Jun', 'Mail', NULL), (2, 'Elif', 'Maps', NULL);
