SELECT l.name AS line, counted.stops
FROM lines AS l
LEFT JOIN (SELECT line_id, COUNT(*) AS stops FROM stops GROUP BY line_id) AS counted ON counted.line_id = l.id
ORDER BY counted.stops DESC, line;
