INSERT INTO desks VALUES
  (1, 10, NULL), (2, 10, NULL), (3, 9, 'Ravi'), (4, 9, NULL), (5, 11, NULL), (6, 11, 'Ana'), (7, 11, NULL), (8, 11, NULL);
