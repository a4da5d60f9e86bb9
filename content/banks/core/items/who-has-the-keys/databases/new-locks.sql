INSERT INTO keys VALUES (1, 'Old'), (2, 'New'), (3, 'Spare');
INSERT INTO handovers VALUES
  (1, 1, 'Hugo', '2026-01-11'),
  (2, 1, 'Iva', '2026-02-11');
