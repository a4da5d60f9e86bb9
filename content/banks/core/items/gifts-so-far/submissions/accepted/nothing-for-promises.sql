WITH arrived AS (
  SELECT id, day, CASE WHEN cents IS NULL THEN 0 ELSE cents END AS amount FROM gifts
)
SELECT id, SUM(amount) OVER (ORDER BY day, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS total
FROM arrived
ORDER BY day, id
