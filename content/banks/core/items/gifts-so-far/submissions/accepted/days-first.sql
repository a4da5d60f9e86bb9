WITH days AS (
  SELECT day, SUM(COALESCE(cents, 0)) AS amount FROM gifts GROUP BY day
), before AS (
  SELECT day, SUM(amount) OVER (ORDER BY day) - amount AS earlier FROM days
)
SELECT g.id, b.earlier + SUM(COALESCE(g.cents, 0)) OVER (PARTITION BY g.day ORDER BY g.id) AS total
FROM gifts g
JOIN before b ON b.day = g.day
ORDER BY g.day, g.id
