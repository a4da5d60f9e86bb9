INSERT INTO old_animals VALUES (8, 'Olive', '4004', 80, '2024-06-05'), (9, 'Olive', NULL, NULL, '2025-01-01'), (10, 'Pearl', '4005', 0, '2019-11-30');
