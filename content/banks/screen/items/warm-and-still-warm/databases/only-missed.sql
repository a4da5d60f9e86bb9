INSERT INTO fridges VALUES (1, 'A'), (2, 'B'), (3, 'C');
INSERT INTO checks VALUES
  (1, 1, '2025-10-01 07:00', 'missed'), (2, 1, '2025-10-01 13:00', 'missed'), (3, 3, '2025-10-01 07:00', 'warm'), (4, 3, '2025-10-01 13:00', 'missed');
