INSERT INTO keys VALUES (1, 'A'), (2, 'B');
INSERT INTO handovers VALUES
  (1, 1, 'Tiago', '2026-05-15'),
  (2, 2, 'Marta', '2026-03-02'),
  (3, 1, 'Marta', '2026-03-10'),
  (4, 1, 'Vera', '2026-01-10'),
  (5, 2, 'Vera', '2026-04-01');
