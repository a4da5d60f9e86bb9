INSERT INTO machines VALUES (1, 'saw', 'B'), (2, 'press', 'B'), (3, 'drill', 'B');
INSERT INTO people VALUES (31, 'Malia'), (32, 'Sven'), (33, 'Yusuf');
INSERT INTO certificates VALUES
  (1, 31, 1, '2026-06-30'), (2, 31, 2, '2026-06-30'), (3, 32, 1, '2026-06-30'), (4, 32, 3, '2026-06-30'),
  (5, 32, 2, '2026-06-30'), (6, 33, 3, '2026-06-30');
