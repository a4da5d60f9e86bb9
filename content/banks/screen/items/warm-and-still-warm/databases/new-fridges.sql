INSERT INTO fridges VALUES (1, 'Ward 2'), (2, 'Ward 5'), (3, 'Spare');
INSERT INTO checks VALUES (1, 1, '2025-09-01 07:00', 'ok'), (2, 1, '2025-09-01 13:00', 'warm');
