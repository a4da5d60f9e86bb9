WITH marked AS (
  SELECT fridge_id, at, result,
    SUM(result = 'ok') OVER (PARTITION BY fridge_id ORDER BY at DESC) AS good
  FROM checks
)
SELECT f.name AS fridge, COUNT(m.at) AS warm, MIN(m.at) AS since
FROM fridges AS f
LEFT JOIN marked AS m ON m.fridge_id = f.id AND m.good = 0 AND m.result = 'warm'
GROUP BY f.id;
