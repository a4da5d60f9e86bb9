INSERT INTO workshops VALUES (1, 'Wheel Well', 'Cork'), (2, 'Wheel Well', 'Perth');
INSERT INTO repairs VALUES (1, 1, 3), (2, 1, 5), (3, 1, 7), (4, 1, 6), (5, 2, 20), (6, 2, 21), (7, 2, 22), (8, 2, 24);
