INSERT INTO old_animals VALUES (1, 'Mochi', '7F21', 4500, '2024-05-02'), (2, 'Rusty', '7F22', 0, '2024-06-11');
INSERT INTO new_animals VALUES (1, 'Mochi', '7F21', 5400), (2, 'Rusty', '7F22', 0), (3, 'Fern', '6001', 0), (4, 'Mochi', '7F21', 4500);
