SELECT number AS flat
FROM flats AS f
WHERE NOT EXISTS (SELECT 1 FROM readings AS r WHERE r.flat_id = f.id AND r.day LIKE '2025-10-%');
