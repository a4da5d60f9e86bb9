WITH looked AS (
  SELECT id, fridge_id, at, result FROM checks WHERE result <> 'missed'
), others AS (
  SELECT fridge_id, MAX(at) AS at
  FROM looked
  WHERE result <> 'warm'
  GROUP BY fridge_id
)
SELECT f.name AS fridge, COUNT(c.id) AS warm, MIN(c.at) AS since
FROM fridges AS f
LEFT JOIN others AS o ON o.fridge_id = f.id
LEFT JOIN looked AS c ON c.fridge_id = f.id AND c.at > COALESCE(o.at, '')
GROUP BY f.id;
