INSERT INTO desks VALUES (1, 1, NULL), (2, 1, 'Fatou'), (3, 2, 'Sunita'), (4, 2, 'Emre'), (5, 2, 'Gro');
