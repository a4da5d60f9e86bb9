WITH others AS (
  SELECT fridge_id, MAX(at) AS at FROM checks WHERE result <> 'warm' GROUP BY fridge_id
)
SELECT f.name AS fridge, COUNT(c.id) AS warm, MIN(c.at) AS since
FROM fridges AS f
LEFT JOIN others AS o ON o.fridge_id = f.id
LEFT JOIN checks AS c ON c.fridge_id = f.id AND c.at > o.at
GROUP BY f.id;
