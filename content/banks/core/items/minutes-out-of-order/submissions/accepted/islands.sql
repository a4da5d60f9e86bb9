WITH ends AS (
  SELECT id, lift_id, opened, IFNULL(closed, 10000) AS closed FROM reports
), starts AS (
  SELECT *,
    opened > IFNULL(MAX(closed) OVER (
      PARTITION BY lift_id ORDER BY opened, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), -1) AS is_new
  FROM ends
), numbered AS (
  SELECT *, SUM(is_new) OVER (PARTITION BY lift_id ORDER BY opened, id) AS stretch FROM starts
), stretches AS (
  SELECT lift_id, MAX(closed) - MIN(opened) AS minutes FROM numbered GROUP BY lift_id, stretch
)
SELECT l.name AS lift, IFNULL(SUM(s.minutes), 0) AS minutes
FROM lifts AS l LEFT JOIN stretches AS s ON s.lift_id = l.id
GROUP BY l.id;
