INSERT INTO orders VALUES (1, 'oak', '2025-03-01', 10, 0), (2, 'oak', '2025-03-02', 5, 0), (3, 'oak', '2025-03-05', 8, 0), (4, 'lime', '2025-03-05', 8, 0);
INSERT INTO deliveries VALUES (1, 'oak', '2025-03-10', 9), (2, 'oak', '2025-03-11', 3), (3, 'lime', '2025-03-12', 7);
