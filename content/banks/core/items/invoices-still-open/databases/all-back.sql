INSERT INTO invoices VALUES (1, 'R-611'), (2, 'R-612');
INSERT INTO lines VALUES (1, 1, 800), (2, 2, 100);
INSERT INTO payments VALUES (1, 1, 800), (2, 1, -800), (3, 2, 250);
