INSERT INTO invoices VALUES (1, 'R-511'), (2, 'R-512');
INSERT INTO lines VALUES (1, 1, 2500), (2, 1, 100), (3, 2, 4200);
