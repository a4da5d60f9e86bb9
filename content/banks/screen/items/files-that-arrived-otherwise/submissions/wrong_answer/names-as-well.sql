SELECT id, name
FROM (
  SELECT id, name, chip, owed FROM old_animals WHERE last_seen >= '2024-03-15'
  EXCEPT
  SELECT id, name, chip, owed FROM new_animals
);
