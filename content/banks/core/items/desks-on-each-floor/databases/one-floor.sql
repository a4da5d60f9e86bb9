INSERT INTO desks VALUES (1, 3, NULL), (2, 3, 'Noor'), (3, 3, NULL), (4, 3, NULL);
