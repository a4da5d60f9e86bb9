INSERT INTO keys VALUES (1, 'Bikes'), (2, 'Boiler');
INSERT INTO handovers VALUES
  (1, 1, 'Nuno', '2025-09-09'),
  (2, 1, 'Olga', '2025-09-20'),
  (3, 1, 'Nuno', '2025-10-02'),
  (4, 2, 'Olga', '2025-09-30');
