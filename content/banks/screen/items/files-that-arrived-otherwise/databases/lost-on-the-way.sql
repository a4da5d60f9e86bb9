INSERT INTO old_animals VALUES
  (1, 'Mochi', '7F21', 4500, '2024-05-02'), (2, 'Rusty', '7F22', 300, '2024-06-11'), (3, 'Amber', '7F23', 500, '2024-08-30'),
  (4, 'Bolt', NULL, NULL, '2024-09-01');
INSERT INTO new_animals VALUES (1, 'Mochi', NULL, 4500), (2, 'Rusty', '7F22', NULL), (3, 'Amber', '7F23', 500), (4, 'Bolt', NULL, NULL);
