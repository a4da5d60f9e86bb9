INSERT INTO buildings VALUES (1, 'Barn'), (2, 'Hut');
INSERT INTO meters VALUES (5, 1), (6, 2);
INSERT INTO readings VALUES
  (5, '2025-02-01', 0, 10), (5, '2025-02-01', 23, 15), (5, '2025-02-02', 0, 40), (6, '2025-02-01', 12, 7), (6, '2025-02-02', 12, 8),
  (6, '2025-02-03', 12, 0);
