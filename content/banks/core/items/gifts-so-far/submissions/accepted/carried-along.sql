SELECT id, COALESCE(SUM(cents) OVER (ORDER BY day, id), 0) AS total
FROM gifts
ORDER BY day, id
