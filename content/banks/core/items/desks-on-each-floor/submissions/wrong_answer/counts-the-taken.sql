SELECT floor, COUNT(*) AS desks, COUNT(taken_by) AS free
FROM desks
GROUP BY floor
ORDER BY floor;
