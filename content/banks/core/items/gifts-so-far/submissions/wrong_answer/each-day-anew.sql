SELECT id, COALESCE(SUM(cents) OVER (PARTITION BY day ORDER BY id), 0) AS total
FROM gifts
ORDER BY day, id
