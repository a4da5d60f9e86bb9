INSERT INTO invoices VALUES (4, 'R-201'), (5, 'R-202'), (6, 'R-203');
INSERT INTO lines VALUES (1, 4, 800), (2, 5, 900), (3, 6, 1000);
INSERT INTO payments VALUES (1, 4, 799), (2, 5, 900), (3, 6, 1);
