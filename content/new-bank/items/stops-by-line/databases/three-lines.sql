INSERT INTO lines VALUES (4, 'Airport'), (5, 'Beach'), (6, 'Castle');
INSERT INTO stops VALUES (1, 5), (2, 5), (3, 5), (4, 4), (5, 6), (6, 6);
