WITH RECURSIVE clock (minute) AS (
  SELECT 0 UNION ALL SELECT minute + 1 FROM clock WHERE minute < 9999
)
SELECT l.name AS lift, COUNT(DISTINCT c.minute) AS minutes
FROM lifts AS l
LEFT JOIN reports AS r ON r.lift_id = l.id
LEFT JOIN clock AS c ON c.minute BETWEEN r.opened AND COALESCE(r.closed, 10000)
GROUP BY l.id;
