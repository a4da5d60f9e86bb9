INSERT INTO keys VALUES (1, 'Left'), (2, 'Right');
INSERT INTO handovers VALUES
  (1, 2, 'Sara', '2026-01-17'),
  (2, 1, 'Pedro', '2026-01-17'),
  (3, 2, 'Pedro', '2026-01-03'),
  (4, 1, 'Sara', '2025-12-03');
