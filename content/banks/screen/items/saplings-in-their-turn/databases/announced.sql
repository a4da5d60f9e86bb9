INSERT INTO orders VALUES (1, 'oak', '2025-03-01', 10, 0), (2, 'oak', '2025-03-02', 5, 0), (3, 'lime', '2025-03-02', 5, 0), (4, 'box', '2025-03-03', 6, 0);
INSERT INTO deliveries VALUES (1, 'oak', '2025-03-10', 12), (2, 'oak', NULL, 20), (3, 'lime', NULL, 5);
