INSERT INTO old_animals VALUES
  (11, 'Fern', '2001', 0, '2024-05-02'), (12, 'Ginger', '2002', 700, '2024-05-03'), (13, 'Hazel', '2003', 700, '2024-05-04');
INSERT INTO new_animals VALUES (11, 'Fern', '2002', 0), (12, 'Ginger', '2001', 700), (13, 'Hazel', '2003', 700);
