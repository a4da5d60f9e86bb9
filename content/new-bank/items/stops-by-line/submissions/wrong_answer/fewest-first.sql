SELECT l.name AS line, COUNT(s.id) AS stops
FROM lines AS l
LEFT JOIN stops AS s ON s.line_id = l.id
GROUP BY l.id
ORDER BY stops, line;
