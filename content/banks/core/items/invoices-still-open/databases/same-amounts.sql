INSERT INTO invoices VALUES (1, 'R-401'), (2, 'R-402'), (3, 'R-403');
INSERT INTO lines VALUES (1, 1, 1500), (2, 1, 1500), (3, 1, 1500), (4, 2, 600), (5, 3, 600), (6, 3, 100);
INSERT INTO payments VALUES (1, 1, 1000), (2, 1, 1000), (3, 2, 300), (4, 2, 300), (5, 3, 350);
