INSERT INTO machines VALUES (1, 'saw', 'A'), (2, 'press', 'B'), (3, 'drill', 'B'), (4, 'crane', 'C');
INSERT INTO people VALUES (11, 'Aroha'), (12, 'Dmitri'), (13, 'Chen');
INSERT INTO certificates VALUES
  (1, 11, 1, '2026-10-31'), (2, 11, 2, '2026-10-31'), (3, 11, 4, '2026-10-31'), (4, 12, 2, '2026-12-31'), (5, 12, 3, '2026-12-31'),
  (6, 13, 1, '2026-12-31'), (7, 13, 4, '2026-12-31');
