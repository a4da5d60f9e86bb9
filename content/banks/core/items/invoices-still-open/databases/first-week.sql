INSERT INTO invoices VALUES (1, 'R-101'), (2, 'R-102'), (3, 'R-103');
INSERT INTO lines VALUES (1, 1, 9900), (2, 2, 12000), (3, 2, 3500), (4, 3, 4000);
INSERT INTO payments VALUES (1, 1, 9900), (2, 2, 10000), (3, 3, 1500);
