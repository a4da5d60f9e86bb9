INSERT INTO keys VALUES (1, 'Left'), (2, 'Right');
INSERT INTO handovers VALUES
  (1, 1, 'Sara', '2026-02-17'),
  (2, 1, 'Pedro', '2026-03-14'),
  (3, 2, 'Pedro', '2026-03-13'),
  (4, 2, 'Sara', '2026-03-15');
