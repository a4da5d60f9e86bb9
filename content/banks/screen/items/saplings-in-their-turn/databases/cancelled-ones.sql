INSERT INTO orders VALUES (1, 'oak', '2025-03-01', 10, 1), (2, 'oak', '2025-03-02', 5, 0), (3, 'oak', '2025-03-05', 8, 1), (4, 'oak', '2025-03-06', 4, 0);
INSERT INTO deliveries VALUES (1, 'oak', '2025-03-10', 5), (2, 'oak', '2025-03-15', 3);
