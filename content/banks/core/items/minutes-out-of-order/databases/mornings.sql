INSERT INTO lifts VALUES (1, 'A'), (2, 'B');
INSERT INTO reports VALUES (1, 1, 480, 500), (6, 1, 2500, 2520), (2, 2, 1920, 1925), (3, 1, 1920, 1980), (4, 2, 60, 75), (5, 2, 3000, 3001);
