INSERT INTO buildings VALUES (1, 'Dock 4'), (2, 'Mill House');
INSERT INTO meters VALUES (1, 1), (2, 1), (3, 2);
INSERT INTO readings VALUES
  (1, '2025-01-20', 7, 500), (2, '2025-01-20', 7, 300), (1, '2025-01-20', 8, 2000), (1, '2025-01-20', 9, 100), (2, '2025-01-20', 9, 90),
  (3, '2025-01-20', 8, 70);
