WITH latest AS (
  SELECT fridge_id, result, MAX(at) AS at FROM checks GROUP BY fridge_id
)
SELECT f.name AS fridge, COUNT(c.id) AS warm, MIN(c.at) AS since
FROM fridges AS f
LEFT JOIN latest AS l ON l.fridge_id = f.id AND l.result = 'warm'
LEFT JOIN checks AS c ON c.fridge_id = l.fridge_id AND c.result = 'warm'
GROUP BY f.id;
