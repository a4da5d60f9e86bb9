WITH marked AS (
  SELECT fridge_id, at, SUM(result <> 'warm') OVER (PARTITION BY fridge_id ORDER BY at DESC) AS others FROM checks
)
SELECT f.name AS fridge, SUM(m.others = 0) AS warm, MIN(CASE WHEN m.others = 0 THEN m.at END) AS since
FROM fridges AS f
JOIN marked AS m ON m.fridge_id = f.id
GROUP BY f.id;
