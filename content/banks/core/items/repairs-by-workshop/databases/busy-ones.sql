INSERT INTO workshops VALUES (5, 'Tyre Lane', 'Cork'), (6, 'La Roue', 'Liège');
INSERT INTO repairs VALUES (1, 5, 10), (2, 6, 7), (3, 5, 11), (4, 6, 8), (5, 5, 12), (6, 6, 8), (7, 5, 13), (8, 6, 8), (9, 6, 9);
