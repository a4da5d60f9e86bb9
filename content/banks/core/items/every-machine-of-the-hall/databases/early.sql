INSERT INTO machines VALUES (1, 'saw', 'B'), (2, 'press', 'B');
INSERT INTO people VALUES (11, 'Aroha'), (12, 'Dmitri');
INSERT INTO certificates VALUES (1, 11, 1, '2026-04-30'), (2, 11, 1, '2028-04-30'), (3, 11, 2, '2026-10-31'), (4, 12, 2, '2026-03-31'), (5, 12, 2, '2028-03-31');
