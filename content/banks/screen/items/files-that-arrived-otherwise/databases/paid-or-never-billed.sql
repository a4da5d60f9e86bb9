INSERT INTO old_animals VALUES
  (1, 'Mochi', '7F21', 0, '2024-05-02'), (2, 'Rusty', '7F22', NULL, '2024-06-11'), (3, 'Amber', NULL, NULL, '2024-08-30'),
  (4, 'Bolt', '7F24', 0, '2024-07-19');
INSERT INTO new_animals VALUES (1, 'Mochi', '7F21', NULL), (2, 'Rusty', '7F22', 0), (3, 'Amber', NULL, NULL), (4, 'Bolt', '7F24', 0);
