INSERT INTO workshops VALUES (1, 'Wheel Well', 'Cork'), (2, 'Wheel Well', 'Perth');
INSERT INTO repairs VALUES (1, 1, 3), (2, 1, 5), (3, 2, 20), (4, 2, 21);
