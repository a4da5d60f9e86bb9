INSERT INTO pads VALUES (1, 60, 69, NULL), (2, 70, 79, NULL), (3, 80, 80, '2025-05-05');
INSERT INTO notes VALUES (1, 1, 60), (2, 1, 61), (3, 2, 74), (4, 2, 70), (5, 3, 80);
