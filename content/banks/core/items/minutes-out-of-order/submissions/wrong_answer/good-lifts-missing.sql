WITH marked AS (
  SELECT lift_id, opened, COALESCE(closed, 10000) AS closed,
    MAX(COALESCE(closed, 10000)) OVER (
      PARTITION BY lift_id ORDER BY opened, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS covered
  FROM reports
)
SELECT l.name AS lift, SUM(MAX(0, m.closed - MAX(m.opened, COALESCE(m.covered, m.opened)))) AS minutes
FROM lifts AS l
JOIN marked AS m ON m.lift_id = l.id
GROUP BY l.id;
