SELECT id, name
FROM old_animals AS o
WHERE last_seen >= '2024-03-15'
  AND NOT EXISTS (
    SELECT 1 FROM new_animals AS n
    WHERE n.id = o.id AND n.chip IS NOT DISTINCT FROM o.chip AND n.owed IS NOT DISTINCT FROM o.owed
  );
