SELECT f.name AS fridge, COUNT(c.id) AS warm, MIN(c.at) AS since
FROM fridges AS f
LEFT JOIN checks AS c ON c.fridge_id = f.id AND c.result = 'warm'
GROUP BY f.id;
