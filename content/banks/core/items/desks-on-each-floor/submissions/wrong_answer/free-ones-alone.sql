SELECT floor, COUNT(*) AS desks, COUNT(*) AS free
FROM desks
WHERE taken_by IS NULL
GROUP BY floor
ORDER BY floor;
