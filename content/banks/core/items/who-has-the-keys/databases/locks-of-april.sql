INSERT INTO keys VALUES (1, 'Old'), (2, 'New'), (3, 'Spare');
INSERT INTO handovers VALUES
  (1, 1, 'Hugo', '2026-01-11'),
  (2, 2, 'Iva', '2026-04-11'),
  (3, 2, 'Hugo', '2026-04-30');
