INSERT INTO buildings VALUES (1, 'Dock 4'), (2, 'Mill House'), (3, 'Shed');
INSERT INTO meters VALUES (1, 1), (2, 1), (3, 2), (4, 3);
INSERT INTO readings VALUES
  (1, '2025-01-20', 7, 500), (2, '2025-01-20', 8, 300), (3, '2025-01-20', 7, NULL), (3, '2025-01-21', 7, NULL), (4, '2025-01-20', 7, 0);
