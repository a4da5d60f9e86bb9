SELECT p.badge, p.name
FROM people AS p
JOIN certificates AS c ON c.badge = p.badge
JOIN machines AS m ON m.id = c.machine_id
WHERE m.hall = 'B' AND c.valid_until >= '2026-03-02'
GROUP BY p.badge
HAVING COUNT(*) = (SELECT COUNT(*) FROM machines WHERE hall = 'B');
