INSERT INTO workshops VALUES (1, 'Axle', 'Pune'), (2, 'Spoke', 'Jos');
INSERT INTO repairs VALUES (1, 1, 3), (2, 1, 5), (3, 1, 8), (4, 2, 3), (5, 2, 5);
