INSERT INTO workshops VALUES (1, 'New Wheels', 'Gdynia'), (2, 'Quick', 'Lund');
INSERT INTO repairs VALUES (1, 1, NULL), (2, 1, NULL), (3, 1, NULL), (4, 2, 1), (5, 2, 1), (6, 2, 2), (7, 2, 5), (8, 2, NULL);
