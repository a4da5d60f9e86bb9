INSERT INTO flats VALUES (1, '1', NULL), (2, '2', NULL), (3, '3', NULL);
INSERT INTO readings VALUES (1, 1, '2025-10-31', 100), (2, 2, '2025-11-01', 100);
