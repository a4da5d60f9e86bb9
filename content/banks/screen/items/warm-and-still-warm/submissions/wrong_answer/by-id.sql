WITH others AS (
  SELECT fridge_id, MAX(id) AS id FROM checks WHERE result <> 'warm' GROUP BY fridge_id
)
SELECT f.name AS fridge, COUNT(c.id) AS warm, MIN(c.at) AS since
FROM fridges AS f
LEFT JOIN others AS o ON o.fridge_id = f.id
LEFT JOIN checks AS c ON c.fridge_id = f.id AND c.id > COALESCE(o.id, -1)
GROUP BY f.id;
