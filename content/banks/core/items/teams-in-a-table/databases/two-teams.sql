INSERT INTO people VALUES
  (1, 'Thandi', 'Payments', NULL), (2, 'Oleg', 'Search', NULL),
  (3, 'Pia', 'Payments', NULL), (4, 'Hamid', 'Search', NULL);
