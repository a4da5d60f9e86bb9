SELECT floor, COUNT(*) AS desks, COUNT(*) - COUNT(taken_by) AS free
FROM desks
GROUP BY floor
ORDER BY free DESC;
