SELECT id, SUM(cents) OVER (ORDER BY day, id) AS total
FROM gifts
ORDER BY day, id
