SELECT p.badge, p.name
FROM people AS p
JOIN certificates AS c ON c.badge = p.badge
JOIN machines AS m ON m.id = c.machine_id
WHERE m.hall = 'B'
GROUP BY p.badge
HAVING MIN(c.valid_until) >= '2026-03-02'
  AND COUNT(DISTINCT m.id) = (SELECT COUNT(*) FROM machines WHERE hall = 'B');
