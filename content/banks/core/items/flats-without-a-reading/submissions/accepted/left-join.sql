SELECT f.number AS flat
FROM flats AS f
LEFT JOIN readings AS r ON r.flat_id = f.id AND r.day BETWEEN '2025-10-01' AND '2025-10-31'
WHERE f.empty_since IS NULL AND r.id IS NULL;
