WITH demand AS (
  SELECT o.id, o.plant, o.day, o.pieces,
    (SELECT SUM(e.pieces) FROM orders AS e
      WHERE e.plant = o.plant AND e.cancelled = 0 AND (e.day, e.id) <= (o.day, o.id)) AS upto
  FROM orders AS o WHERE o.cancelled = 0
), supply AS MATERIALIZED (
  SELECT v.plant, v.day,
    (SELECT SUM(e.pieces) FROM deliveries AS e WHERE e.plant = v.plant AND e.day <= v.day) AS upto
  FROM deliveries AS v WHERE v.day IS NOT NULL
)
SELECT d.id, MAX(d.day, MIN(s.day)) AS complete_on,
  MAX(0, MIN(d.pieces, d.upto - COALESCE((SELECT SUM(v.pieces) FROM deliveries AS v WHERE v.plant = d.plant AND v.day IS NOT NULL), 0))) AS missing
FROM demand AS d
LEFT JOIN supply AS s ON s.plant = d.plant AND s.upto >= d.upto
GROUP BY d.id;
