INSERT INTO lines VALUES (1, 'West'), (2, 'East'), (3, 'North');
INSERT INTO stops VALUES (1, 1), (2, 2), (3, 3), (4, 3);
