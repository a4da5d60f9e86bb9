INSERT INTO machines VALUES (1, 'saw', 'B'), (2, 'press', 'B');
INSERT INTO people VALUES (11, 'Aroha'), (12, 'Dmitri');
INSERT INTO certificates VALUES (1, 11, 1, '2026-03-02'), (2, 11, 2, '2026-03-31'), (3, 12, 1, '2026-03-01'), (4, 12, 2, '2026-03-31');
