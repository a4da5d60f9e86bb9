INSERT INTO machines VALUES (1, 'saw', 'B'), (2, 'press', 'B');
INSERT INTO people VALUES (11, 'Aroha'), (12, 'Dmitri');
INSERT INTO certificates VALUES (1, 11, 1, '2024-04-30'), (2, 11, 1, '2027-04-30'), (3, 11, 2, '2027-04-30'), (4, 12, 1, '2027-04-30'), (5, 12, 2, '2022-04-30'), (6, 12, 2, '2024-04-30');
