WITH marked AS (
  SELECT fridge_id, at,
    SUM(result <> 'warm') OVER (PARTITION BY fridge_id ORDER BY at DESC) AS others
  FROM checks
)
SELECT f.name AS fridge, COUNT(m.at) AS warm, MIN(m.at) AS since
FROM fridges AS f
LEFT JOIN marked AS m ON m.fridge_id = f.id AND m.others = 0
GROUP BY f.id;
