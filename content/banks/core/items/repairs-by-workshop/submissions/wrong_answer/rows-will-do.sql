SELECT w.town, w.name AS workshop, COUNT(r.days) AS finished, AVG(r.days) AS mean_days
FROM workshops AS w
JOIN repairs AS r ON r.workshop_id = w.id
GROUP BY w.id
HAVING COUNT(*) >= 3;
