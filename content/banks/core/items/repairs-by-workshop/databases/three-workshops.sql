INSERT INTO workshops VALUES (1, 'Rad & Rolle', 'Ulm'), (2, 'Ponto Norte', 'Braga'), (3, 'Kwik Wheels', 'Accra');
INSERT INTO repairs VALUES
  (1, 1, 4), (2, 1, 6), (3, 1, 9), (4, 1, 2),
  (5, 2, 3), (6, 2, 12),
  (7, 3, 1), (8, 3, 2), (9, 3, 2), (10, 3, 1), (11, 3, 4);
