INSERT INTO keys VALUES (1, 'A1'), (2, 'A2'), (3, 'B1');
INSERT INTO handovers VALUES
  (1, 1, 'Duarte', '2026-01-20'),
  (2, 2, 'Leonor', '2026-02-02'),
  (3, 1, 'Rui', '2026-03-21'),
  (4, 3, 'Leonor', '2026-02-07');
