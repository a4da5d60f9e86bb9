SELECT p.badge, p.name
FROM people AS p
JOIN certificates AS c ON c.badge = p.badge AND c.valid_until >= '2026-03-02'
JOIN machines AS m ON m.id = c.machine_id AND m.hall = 'B'
GROUP BY p.badge
HAVING COUNT(DISTINCT m.id) = (SELECT COUNT(*) FROM machines WHERE hall = 'B');
