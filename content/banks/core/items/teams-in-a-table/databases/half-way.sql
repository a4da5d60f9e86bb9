INSERT INTO teams VALUES (4, 'Payments'), (9, 'Support');
INSERT INTO people VALUES
  (1, 'Thandi', 'Payments', 4), (2, 'Oleg', 'Payments', NULL), (3, 'Pia', 'Search', NULL),
  (4, 'Hamid', 'Search', NULL), (5, 'Noemi', 'Support', 9), (6, 'Bo', 'Support', NULL);
