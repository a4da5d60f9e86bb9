WITH differing AS (
  SELECT id, chip, owed FROM old_animals
  EXCEPT
  SELECT id, chip, owed FROM new_animals
)
SELECT o.id, o.name
FROM old_animals AS o
JOIN differing AS d ON d.id = o.id
WHERE o.last_seen >= '2024-03-15';
