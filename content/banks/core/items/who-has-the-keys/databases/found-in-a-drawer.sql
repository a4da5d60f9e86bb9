INSERT INTO keys VALUES (1, 'A'), (2, 'B'), (3, 'C');
INSERT INTO handovers VALUES
  (1, 1, 'Tiago', '2026-02-15'),
  (2, 2, 'Marta', '2026-01-30'),
  (3, 1, 'Marta', '2025-12-24'),
  (4, 2, 'Vera', '2026-01-02'),
  (5, 3, 'Vera', '2026-01-31');
