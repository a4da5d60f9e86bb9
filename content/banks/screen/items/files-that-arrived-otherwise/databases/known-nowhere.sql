INSERT INTO old_animals VALUES
  (50, 'Birch', NULL, NULL, '2024-05-02'), (51, 'Cedar', NULL, 0, '2024-06-11'), (52, 'Daisy', '6203', 0, '2024-08-30'),
  (53, 'Elder', '6204', NULL, '2024-08-31'), (54, 'Flint', NULL, 40, '2024-10-01');
INSERT INTO new_animals VALUES
  (50, 'Birch', NULL, NULL), (51, 'Cedar', NULL, NULL), (52, 'Daisy', NULL, 0), (53, 'Elder', '6204', NULL), (54, 'Flint', '6205', 40);
