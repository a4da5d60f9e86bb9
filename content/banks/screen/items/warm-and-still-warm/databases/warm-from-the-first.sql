INSERT INTO fridges VALUES (1, 'Ward 2'), (2, 'Ward 5');
INSERT INTO checks VALUES
  (1, 1, '2025-09-01 07:00', 'warm'), (2, 1, '2025-09-01 13:00', 'warm'), (3, 2, '2025-09-01 07:05', 'ok'), (4, 2, '2025-09-01 13:05', 'warm');
