INSERT INTO invoices VALUES (9, 'R-9'), (1, 'R-1');
INSERT INTO lines VALUES (6, 9, 5000), (7, 1, 5000);
INSERT INTO payments VALUES (9, 9, 2500), (10, 1, 5000);
