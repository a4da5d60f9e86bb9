SELECT g.id,
  (SELECT COALESCE(SUM(e.cents), 0) FROM gifts e WHERE e.day <= g.day AND e.id <= g.id) AS total
FROM gifts g
ORDER BY g.day, g.id
