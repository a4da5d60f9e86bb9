INSERT INTO machines VALUES (1, 'saw', 'B'), (2, 'press', 'B');
INSERT INTO people VALUES (11, 'Aroha'), (12, 'Dmitri'), (13, 'Chen');
INSERT INTO certificates VALUES
  (1, 11, 1, '2026-02-28'), (2, 11, 2, '2027-01-31'), (3, 12, 1, '2026-12-31'), (4, 12, 2, '2026-12-31'), (5, 13, 1, '2025-12-31'), (6, 13, 2, '2025-03-31');
