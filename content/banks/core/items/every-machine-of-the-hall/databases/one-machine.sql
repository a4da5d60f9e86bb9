INSERT INTO machines VALUES (5, 'lathe', 'B');
INSERT INTO people VALUES (21, 'Ines'), (22, 'Ines'), (23, 'Tariq');
INSERT INTO certificates VALUES (1, 21, 5, '2026-12-31'), (2, 22, 5, '2027-12-31');
