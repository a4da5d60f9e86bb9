SELECT number AS flat
FROM flats
WHERE empty_since IS NULL
  AND id NOT IN (SELECT flat_id FROM readings WHERE day >= '2025-10-01' AND day < '2025-11-01');
