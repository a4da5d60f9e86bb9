INSERT INTO prices VALUES
  (1, 'lamp', '2025-01-01', 190, '2024-12-10 10:00'), (2, 'lamp', '2025-01-01', 1900, '2025-01-15 10:00');
INSERT INTO orders VALUES (1, 'lamp', '2025-01-10 12:00'), (2, 'lamp', '2025-01-20 12:00');
