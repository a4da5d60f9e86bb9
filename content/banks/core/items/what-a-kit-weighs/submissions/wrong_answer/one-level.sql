SELECT k.name AS kit, COALESCE(SUM(c.quantity * p.grams), 0) AS grams
FROM parts AS k
LEFT JOIN contents AS c ON c.kit_id = k.id
LEFT JOIN parts AS p ON p.id = c.part_id
WHERE k.grams IS NULL
GROUP BY k.id;
