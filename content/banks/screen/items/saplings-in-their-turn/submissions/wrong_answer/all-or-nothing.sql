WITH demand AS (
  SELECT id, plant, day, pieces, SUM(pieces) OVER (PARTITION BY plant ORDER BY day, id) AS upto FROM orders WHERE cancelled = 0
), supply AS (
  SELECT plant, day, SUM(pieces) OVER (PARTITION BY plant ORDER BY day, id) AS upto FROM deliveries WHERE day IS NOT NULL
), served AS (
  SELECT d.*, (SELECT MIN(s.day) FROM supply AS s WHERE s.plant = d.plant AND s.upto >= d.upto) AS came FROM demand AS d
)
SELECT id, MAX(day, came) AS complete_on, CASE WHEN came IS NULL THEN pieces ELSE 0 END AS missing
FROM served;
