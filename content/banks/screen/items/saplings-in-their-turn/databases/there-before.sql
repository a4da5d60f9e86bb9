INSERT INTO orders VALUES (1, 'oak', '2025-03-10', 4, 0), (2, 'oak', '2025-03-20', 4, 0), (3, 'oak', '2025-03-30', 4, 0);
INSERT INTO deliveries VALUES (1, 'oak', '2025-03-01', 6), (2, 'oak', '2025-03-20', 3), (3, 'oak', '2025-03-25', 9);
