INSERT INTO invoices VALUES (1, 'R-301'), (2, 'R-302');
INSERT INTO lines VALUES (1, 1, 5000), (2, 1, 7000), (3, 2, 2000), (4, 2, 2500);
INSERT INTO payments VALUES (1, 1, 3000), (2, 1, 4000), (3, 2, 2000), (4, 2, 2500);
