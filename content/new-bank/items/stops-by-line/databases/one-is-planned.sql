INSERT INTO lines VALUES (1, 'Coast'), (2, 'Forest'), (3, 'Lake');
INSERT INTO stops VALUES (1, 1), (2, 3), (3, 3);
