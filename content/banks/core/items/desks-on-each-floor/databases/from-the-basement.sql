INSERT INTO desks VALUES
  (1, 2, NULL), (2, 2, NULL), (3, 2, 'Ravi'), (4, 0, 'Ana'), (5, 0, NULL), (6, 0, NULL), (7, 0, NULL),
  (8, -1, NULL), (9, -1, 'Joon'), (10, -2, NULL), (11, -2, NULL);
