INSERT INTO teams VALUES (1, 'Payments'), (2, 'Search');
INSERT INTO people VALUES
  (1, 'Thandi', 'Search', 1), (2, 'Oleg', 'Fax', 2), (3, 'Pia', 'Search', NULL), (4, 'Hamid', 'Maps', NULL);
