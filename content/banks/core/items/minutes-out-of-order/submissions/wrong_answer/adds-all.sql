SELECT l.name AS lift, COALESCE(SUM(COALESCE(r.closed, 10000) - r.opened), 0) AS minutes
FROM lifts AS l
LEFT JOIN reports AS r ON r.lift_id = l.id
GROUP BY l.id;
