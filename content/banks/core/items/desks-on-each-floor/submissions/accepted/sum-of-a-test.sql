SELECT floor, COUNT(id) AS desks, SUM(taken_by IS NULL) AS free
FROM desks
GROUP BY floor
ORDER BY floor ASC;
