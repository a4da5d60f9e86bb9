INSERT INTO orders VALUES (1, 'oak', '2025-03-09', 4, 0), (2, 'oak', '2025-03-07', 3, 0), (3, 'oak', '2025-03-08', 2, 0);
INSERT INTO deliveries VALUES (1, 'oak', '2025-03-20', 4), (2, 'oak', '2025-03-10', 2), (3, 'oak', '2025-03-15', 3);
