INSERT INTO lifts VALUES (1, 'A'), (2, 'B'), (3, 'C');
INSERT INTO reports VALUES (1, 1, 9000, NULL), (2, 1, 9100, 9200), (3, 2, 500, 600), (4, 2, 9990, NULL), (5, 3, 10000, NULL), (6, 3, 8000, 10000);
