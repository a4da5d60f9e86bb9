INSERT INTO desks VALUES (1, 1, NULL), (2, 2, 'Sunita');
