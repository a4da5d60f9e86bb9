WITH ends AS (
  SELECT id, lift_id, opened, COALESCE(closed, 10000) AS closed
  FROM reports
), marked AS (
  SELECT lift_id, opened, closed,
    MAX(closed) OVER (
      PARTITION BY lift_id ORDER BY opened, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS covered
  FROM ends
), added AS (
  SELECT lift_id, MAX(0, closed - MAX(opened, COALESCE(covered, opened))) AS minutes
  FROM marked
)
SELECT l.name AS lift, COALESCE(SUM(a.minutes), 0) AS minutes
FROM lifts AS l
LEFT JOIN added AS a ON a.lift_id = l.id
GROUP BY l.id;
