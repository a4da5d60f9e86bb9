INSERT INTO orders VALUES (1, 'elm', '2025-03-01', 3, 0), (2, 'elm', '2025-03-02', 4, 0), (3, 'elm', '2025-03-03', 5, 0);
INSERT INTO deliveries VALUES (1, 'elm', '2025-03-10', 3), (2, 'elm', '2025-03-11', 4), (3, 'elm', '2025-03-12', 5);
