INSERT INTO lifts VALUES (1, 'A'), (2, 'B'), (3, 'C');
INSERT INTO reports VALUES (1, 1, 100, 130), (2, 3, 700, 700);
