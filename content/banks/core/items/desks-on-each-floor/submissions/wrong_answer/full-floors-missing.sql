SELECT a.floor, a.desks, f.free
FROM (SELECT floor, COUNT(*) AS desks FROM desks GROUP BY floor) AS a
JOIN (SELECT floor, COUNT(*) AS free FROM desks WHERE taken_by IS NULL GROUP BY floor) AS f ON f.floor = a.floor
ORDER BY a.floor;
