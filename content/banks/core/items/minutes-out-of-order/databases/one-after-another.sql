INSERT INTO lifts VALUES (1, 'A');
INSERT INTO reports VALUES (1, 1, 0, 50), (2, 1, 50, 80), (3, 1, 70, 90), (4, 1, 91, 100), (5, 1, 91, 95), (6, 1, 91, 120);
