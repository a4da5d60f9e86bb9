INSERT INTO flats VALUES (1, '1', NULL), (2, '2', NULL), (3, '3', '2024-01-01');
INSERT INTO readings VALUES (1, 1, '2024-10-15', 500), (2, 2, '2025-10-15', 500), (3, 2, '2024-10-15', 300);
