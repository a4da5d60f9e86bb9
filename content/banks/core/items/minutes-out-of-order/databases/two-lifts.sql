INSERT INTO lifts VALUES (1, 'North'), (2, 'South');
INSERT INTO reports VALUES (1, 1, 100, 160), (2, 1, 400, 430), (3, 2, 100, 190), (4, 2, 130, 200);
