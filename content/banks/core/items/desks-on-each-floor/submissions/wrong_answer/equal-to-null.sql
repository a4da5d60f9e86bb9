SELECT floor, COUNT(*) AS desks, COUNT(CASE WHEN taken_by = NULL THEN 1 END) AS free
FROM desks
GROUP BY floor
ORDER BY floor;
