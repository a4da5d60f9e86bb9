INSERT INTO old_animals VALUES
  (1, 'Mochi', '7F21', 4500, '2024-05-02'), (2, 'Rusty', '7F22', 0, '2024-06-11'), (3, 'Amber', '81C0', 1200, '2024-08-30'),
  (4, 'Bolt', NULL, 900, '2024-04-19'), (5, 'Coco', '90AA', 0, '2024-07-07'), (6, 'Dusk', '90AB', 300, '2024-05-15'),
  (7, 'Ember', '11D4', 2000, '2024-09-01');
INSERT INTO new_animals VALUES
  (1, 'Mochi', '7F21', 4500), (2, 'Rusty', '7F23', 0), (3, 'Amber', '81C0', 12), (4, 'Bolt', NULL, 900),
  (5, 'Coco II', '90AA', 0), (6, 'Dusk', '90AB', 300), (7, 'Ember', '11D5', 2100);
