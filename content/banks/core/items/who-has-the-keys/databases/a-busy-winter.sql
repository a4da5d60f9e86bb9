INSERT INTO keys VALUES (4, 'North'), (7, 'South');
INSERT INTO handovers VALUES
  (1, 4, 'Amélia', '2025-12-01'),
  (2, 7, 'Zé', '2025-12-01'),
  (3, 4, 'Zé', '2025-12-19'),
  (4, 4, 'Bruno', '2026-01-05'),
  (5, 7, 'Amélia', '2026-01-05'),
  (6, 7, 'Carla', '2026-02-28');
