WITH demand AS (
  SELECT id, plant, day, pieces,
    SUM(pieces) OVER (PARTITION BY plant ORDER BY day, id ROWS UNBOUNDED PRECEDING) AS upto
  FROM orders WHERE cancelled = 0
), supply AS (
  SELECT plant, day,
    SUM(pieces) OVER (PARTITION BY plant ORDER BY day, id ROWS UNBOUNDED PRECEDING) AS upto,
    ROW_NUMBER() OVER (PARTITION BY plant ORDER BY day, id) AS place
  FROM deliveries WHERE day IS NOT NULL
), totals AS (
  SELECT plant, SUM(pieces) AS come FROM deliveries WHERE day IS NOT NULL GROUP BY plant
), ends AS (
  SELECT id, plant, day, pieces, upto, 0 AS is_delivery FROM demand
  UNION ALL
  SELECT NULL, plant, NULL, NULL, upto, 1 FROM supply
), placed AS (
  SELECT *, SUM(is_delivery) OVER (PARTITION BY plant ORDER BY upto, is_delivery ROWS UNBOUNDED PRECEDING) AS behind FROM ends
)
SELECT p.id,
  CASE WHEN s.day IS NULL THEN NULL WHEN s.day < p.day THEN p.day ELSE s.day END AS complete_on,
  CASE WHEN p.upto <= COALESCE(t.come, 0) THEN 0
    WHEN p.upto - p.pieces >= COALESCE(t.come, 0) THEN p.pieces
    ELSE p.upto - t.come END AS missing
FROM placed AS p
LEFT JOIN supply AS s ON s.plant = p.plant AND s.place = p.behind + 1
LEFT JOIN totals AS t ON t.plant = p.plant
WHERE p.is_delivery = 0;
