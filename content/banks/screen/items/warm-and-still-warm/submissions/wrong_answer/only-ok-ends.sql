WITH good AS (
  SELECT fridge_id, MAX(at) AS at FROM checks WHERE result = 'ok' GROUP BY fridge_id
)
SELECT f.name AS fridge, COUNT(c.id) AS warm, MIN(c.at) AS since
FROM fridges AS f
LEFT JOIN good AS g ON g.fridge_id = f.id
LEFT JOIN checks AS c ON c.fridge_id = f.id AND c.at > COALESCE(g.at, '')
GROUP BY f.id;
