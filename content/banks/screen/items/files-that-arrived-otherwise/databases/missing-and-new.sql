INSERT INTO old_animals VALUES
  (40, 'Umber', '6101', 60, '2024-03-15'), (41, 'Violet', '6102', 0, '2024-03-14'), (42, 'Willow', '6103', 90, '2024-12-24'),
  (43, 'Yarrow', NULL, NULL, '2024-12-27'), (44, 'Zinnia', '6105', 70, '2024-05-20');
INSERT INTO new_animals VALUES (42, 'Willow', '6103', 90), (44, 'Zinnia', '6150', 70), (45, 'Ash', '6106', 0);
