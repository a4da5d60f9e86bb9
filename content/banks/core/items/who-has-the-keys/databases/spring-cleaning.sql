INSERT INTO keys VALUES (4, 'North'), (7, 'South'), (8, 'East');
INSERT INTO handovers VALUES
  (1, 4, 'Amélia', '2025-12-01'),
  (2, 7, 'Zé', '2026-01-01'),
  (3, 4, 'Zé', '2026-02-19'),
  (4, 4, 'Bruno', '2026-04-05'),
  (5, 7, 'Amélia', '2026-04-05'),
  (6, 7, 'Carla', '2026-04-28'),
  (7, 8, 'Carla', '2026-02-19');
