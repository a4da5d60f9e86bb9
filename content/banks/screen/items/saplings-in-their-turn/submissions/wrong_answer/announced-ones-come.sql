WITH demand AS (
  SELECT id, plant, day, pieces, SUM(pieces) OVER (PARTITION BY plant ORDER BY day, id) AS upto FROM orders WHERE cancelled = 0
), supply AS (
  SELECT plant, day, SUM(pieces) OVER (PARTITION BY plant ORDER BY day NULLS LAST, id) AS upto FROM deliveries
)
SELECT d.id, MAX(d.day, (SELECT MIN(s.day) FROM supply AS s WHERE s.plant = d.plant AND s.upto >= d.upto)) AS complete_on,
  MAX(0, MIN(d.pieces, d.upto - COALESCE((SELECT MAX(s.upto) FROM supply AS s WHERE s.plant = d.plant), 0))) AS missing
FROM demand AS d;
