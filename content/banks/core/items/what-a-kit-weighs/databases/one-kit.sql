INSERT INTO parts VALUES (8, 'dish', 40), (9, 'dish kit', NULL);
INSERT INTO contents VALUES (9, 8, 25);
