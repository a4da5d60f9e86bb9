INSERT INTO desks VALUES
  (11, 4, NULL), (12, 4, NULL), (13, 4, 'Noor'), (14, 4, NULL),
  (21, 5, NULL), (22, 5, 'Ravi'), (23, 5, NULL), (24, 5, 'Ana'), (25, 5, 'Joon'),
  (31, 6, 'Lucía'), (32, 6, NULL);
