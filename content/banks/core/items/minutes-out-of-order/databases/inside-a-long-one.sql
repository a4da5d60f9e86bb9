INSERT INTO lifts VALUES (1, 'A'), (2, 'B');
INSERT INTO reports VALUES (1, 1, 100, 900), (2, 1, 150, 200), (3, 1, 300, 350), (4, 1, 500, 950), (5, 2, 10, 20);
