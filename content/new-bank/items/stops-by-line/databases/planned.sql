INSERT INTO lines VALUES (1, 'Old'), (2, 'New');
INSERT INTO stops VALUES (1, 1), (2, 1);
