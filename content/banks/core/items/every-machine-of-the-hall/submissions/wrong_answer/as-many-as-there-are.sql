SELECT p.badge, p.name
FROM people AS p
JOIN certificates AS c ON c.badge = p.badge
WHERE c.valid_until >= '2026-03-02'
GROUP BY p.badge
HAVING COUNT(DISTINCT c.machine_id) >= (SELECT COUNT(*) FROM machines WHERE hall = 'B');
