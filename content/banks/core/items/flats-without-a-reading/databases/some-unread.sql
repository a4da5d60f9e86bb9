INSERT INTO flats VALUES (7, '11', NULL), (8, '12', NULL), (9, '13', NULL), (10, '14', NULL), (11, '15', NULL);
INSERT INTO readings VALUES (1, 8, '2025-10-14', 1200), (2, 10, '2025-10-15', 3300), (3, 10, '2025-10-16', 3310);
