INSERT INTO lines VALUES (1, 'Harbour'), (2, 'Market');
INSERT INTO stops VALUES (1, 1), (2, 2), (3, 2);
