SELECT id, SUM(cents) OVER (ORDER BY day, id) AS total
FROM gifts
WHERE cents IS NOT NULL
ORDER BY day, id
