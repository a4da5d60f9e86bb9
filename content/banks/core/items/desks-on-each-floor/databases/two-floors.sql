INSERT INTO desks VALUES
  (1, 1, 'Mireille'), (2, 1, NULL), (3, 1, NULL),
  (4, 2, 'Kwabena'), (5, 2, 'Ingrid'), (6, 2, 'Tomasz'), (7, 2, NULL);
