INSERT INTO old_animals VALUES
  (1, 'Mochi', '7F21', 4500, '2024-03-14'), (2, 'Rusty', '7F22', 0, '2024-03-15'), (3, 'Amber', '7F23', 20, '2023-12-30'),
  (4, 'Bolt', '7F24', 900, '2024-03-14'), (5, 'Coco', '7F25', 900, '2024-03-15'), (6, 'Dusk', '7F26', 15, '2024-03-15');
INSERT INTO new_animals VALUES (4, 'Bolt', '7F42', 900), (5, 'Coco', '7F52', 900), (6, 'Dusk', '7F26', 15);
