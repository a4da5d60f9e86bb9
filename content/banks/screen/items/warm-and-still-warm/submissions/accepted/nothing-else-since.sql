SELECT f.name AS fridge, COUNT(c.id) AS warm, MIN(c.at) AS since
FROM fridges AS f
LEFT JOIN checks AS c
  ON c.fridge_id = f.id AND NOT EXISTS (
    SELECT 1 FROM checks AS l WHERE l.fridge_id = c.fridge_id AND l.at >= c.at AND l.result <> 'warm'
  )
GROUP BY f.id;
