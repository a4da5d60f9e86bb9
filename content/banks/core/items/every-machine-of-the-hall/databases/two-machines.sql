INSERT INTO machines VALUES (1, 'saw', 'B'), (2, 'press', 'B');
INSERT INTO people VALUES (11, 'Aroha'), (12, 'Dmitri'), (13, 'Chen'), (14, 'Folake');
INSERT INTO certificates VALUES
  (1, 11, 1, '2026-08-31'), (2, 11, 2, '2027-01-31'),
  (3, 12, 1, '2026-12-31'),
  (4, 13, 2, '2026-09-30'), (5, 13, 1, '2026-05-31');
