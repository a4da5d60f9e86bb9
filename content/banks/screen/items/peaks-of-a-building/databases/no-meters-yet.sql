INSERT INTO buildings VALUES (1, 'Dock 4'), (2, 'Building site'), (3, 'Shed');
INSERT INTO meters VALUES (1, 1), (9, 3);
INSERT INTO readings VALUES (1, '2025-01-20', 7, 500), (1, '2025-01-21', 7, 700);
