INSERT INTO lifts VALUES (1, 'A'), (2, 'B');
INSERT INTO reports VALUES (1, 1, 300, 360), (2, 1, 300, 360), (3, 1, 300, 310), (4, 2, 300, 360), (5, 2, 330, 340), (6, 2, 350, 365);
