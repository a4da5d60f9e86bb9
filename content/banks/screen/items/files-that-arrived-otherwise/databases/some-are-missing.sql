INSERT INTO old_animals VALUES
  (1, 'Mochi', '7F21', 4500, '2024-05-02'), (2, 'Rusty', '7F22', 0, '2024-06-11'), (3, 'Amber', NULL, NULL, '2024-08-30'),
  (4, 'Bolt', '7F24', 900, '2024-04-19');
INSERT INTO new_animals VALUES (2, 'Rusty', '7F22', 0), (4, 'Bolt', '7F24', 950);
