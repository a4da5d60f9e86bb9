INSERT INTO workshops VALUES (1, 'Rad & Rolle', 'Ulm'), (2, 'Ponto Norte', 'Braga');
INSERT INTO repairs VALUES
  (1, 1, 4), (2, 1, NULL), (3, 1, 9), (4, 1, 2), (5, 1, NULL), (6, 1, 5),
  (7, 2, 3), (8, 2, NULL), (9, 2, NULL), (10, 2, 12);
