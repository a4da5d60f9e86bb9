SELECT f.number AS flat
FROM flats AS f
LEFT JOIN readings AS r ON r.flat_id = f.id
WHERE f.empty_since IS NULL AND r.id IS NULL AND r.day LIKE '2025-10-%';
