SELECT number AS flat
FROM flats AS f
WHERE empty_since IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM readings AS r
    WHERE r.flat_id = f.id AND r.day >= '2025-10-01' AND r.day < '2025-10-31'
  );
