WITH marked AS (
  SELECT lift_id, opened, COALESCE(closed, 10000) AS closed,
    LAG(COALESCE(closed, 10000)) OVER (PARTITION BY lift_id ORDER BY opened, id) AS before
  FROM reports
)
SELECT l.name AS lift, COALESCE(SUM(MAX(0, m.closed - MAX(m.opened, COALESCE(m.before, m.opened)))), 0) AS minutes
FROM lifts AS l
LEFT JOIN marked AS m ON m.lift_id = l.id
GROUP BY l.id;
