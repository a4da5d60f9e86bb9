WITH demand AS (
  SELECT id, plant, day, pieces, SUM(pieces) OVER (PARTITION BY plant ORDER BY day, id) AS upto
  FROM orders
  WHERE cancelled = 0
), supply AS (
  SELECT plant, day, SUM(pieces) OVER (PARTITION BY plant ORDER BY day, id) AS upto
  FROM deliveries
  WHERE day IS NOT NULL
), axis AS (
  SELECT id, plant, day, pieces, upto, NULL AS came, NULL AS reach FROM demand
  UNION ALL
  SELECT NULL, plant, NULL, NULL, upto, day, upto FROM supply
), met AS (
  SELECT id, day, pieces, upto,
    MIN(came) OVER (PARTITION BY plant ORDER BY upto DESC) AS came,
    MAX(reach) OVER (PARTITION BY plant) AS reach
  FROM axis
)
SELECT id, MAX(day, came) AS complete_on, MAX(0, MIN(pieces, upto - COALESCE(reach, 0))) AS missing
FROM met
WHERE id IS NOT NULL;
