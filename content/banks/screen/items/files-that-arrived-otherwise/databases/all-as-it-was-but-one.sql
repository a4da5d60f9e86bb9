INSERT INTO old_animals VALUES
  (5, 'Moss', '4001', 250, '2024-06-02'), (6, 'Nutmeg', '4002', 0, '2024-06-03'), (7, 'Moss', '4003', 250, '2024-06-04'),
  (8, 'Olive', '4004', 80, '2024-06-05');
INSERT INTO new_animals VALUES (5, 'Moss', '4001', 250), (6, 'Nutmeg N.', '4002', 0), (7, 'Moss', '4001', 250), (8, 'Olive', '4004', 80);
