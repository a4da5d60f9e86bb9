INSERT INTO lifts VALUES (5, 'East'), (3, 'West');
INSERT INTO reports VALUES (1, 5, 900, 950), (2, 5, 100, 130), (3, 3, 500, 502), (4, 5, 400, 420);
