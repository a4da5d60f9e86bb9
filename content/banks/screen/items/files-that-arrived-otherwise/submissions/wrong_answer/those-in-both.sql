SELECT o.id, o.name
FROM old_animals AS o
JOIN new_animals AS n ON n.id = o.id
WHERE o.last_seen >= '2024-03-15'
  AND (n.chip IS NOT o.chip OR n.owed IS NOT o.owed);
