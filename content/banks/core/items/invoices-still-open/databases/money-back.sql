INSERT INTO invoices VALUES (1, 'R-601'), (2, 'R-602'), (3, 'R-603');
INSERT INTO lines VALUES (1, 1, 3000), (2, 2, 3000), (3, 3, 700);
INSERT INTO payments VALUES (1, 1, 3000), (2, 1, -500), (3, 2, 3500), (4, 2, -500), (5, 3, 900);
