SELECT g.id, COALESCE(SUM(e.cents), 0) AS total
FROM gifts g
JOIN gifts e ON (e.day, e.id) <= (g.day, g.id)
GROUP BY g.id
ORDER BY g.day, g.id
