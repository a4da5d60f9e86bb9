INSERT INTO prices VALUES
  (1, 'lamp', '2025-01-01', 1900, '2024-12-10 10:00'), (2, 'lamp', '2025-05-01', 2200, '2025-06-03 14:30');
INSERT INTO orders VALUES (1, 'lamp', '2025-05-15 09:00'), (2, 'lamp', '2025-06-04 09:00');
