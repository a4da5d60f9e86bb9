SELECT l.name AS line, COUNT(*) AS stops
FROM lines AS l
JOIN stops AS s ON s.line_id = l.id
GROUP BY l.id
ORDER BY stops DESC, line;
