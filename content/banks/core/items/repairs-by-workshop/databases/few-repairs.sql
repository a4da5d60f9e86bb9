INSERT INTO workshops VALUES (1, 'Uno', 'Quito'), (2, 'Two', 'Perth'), (3, 'Never asked', 'Oulu'), (4, 'Four', 'Kandy');
INSERT INTO repairs VALUES (1, 1, 5), (2, 2, 5), (3, 2, 6), (4, 4, 1), (5, 4, 3), (6, 4, 3), (7, 4, 3);
