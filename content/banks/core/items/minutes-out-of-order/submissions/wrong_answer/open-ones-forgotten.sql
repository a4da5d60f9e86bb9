WITH marked AS (
  SELECT lift_id, opened, closed,
    MAX(closed) OVER (
      PARTITION BY lift_id ORDER BY opened, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS covered
  FROM reports
  WHERE closed IS NOT NULL
)
SELECT l.name AS lift, COALESCE(SUM(MAX(0, m.closed - MAX(m.opened, COALESCE(m.covered, m.opened)))), 0) AS minutes
FROM lifts AS l
LEFT JOIN marked AS m ON m.lift_id = l.id
GROUP BY l.id;
