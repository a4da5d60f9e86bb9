SELECT w.town, w.name AS workshop, COUNT(r.days) AS finished, AVG(COALESCE(r.days, 0)) AS mean_days
FROM workshops AS w
JOIN repairs AS r ON r.workshop_id = w.id
GROUP BY w.id
HAVING COUNT(r.days) >= 3;
