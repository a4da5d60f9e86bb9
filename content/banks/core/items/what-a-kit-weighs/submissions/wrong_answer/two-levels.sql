WITH inside (kit, part, quantity) AS (
  SELECT kit_id, part_id, quantity FROM contents
  UNION ALL
  SELECT a.kit_id, b.part_id, a.quantity * b.quantity
  FROM contents AS a JOIN contents AS b ON b.kit_id = a.part_id
)
SELECT k.name AS kit, COALESCE(SUM(i.quantity * p.grams), 0) AS grams
FROM parts AS k
LEFT JOIN inside AS i ON i.kit = k.id
LEFT JOIN parts AS p ON p.id = i.part
WHERE k.grams IS NULL
GROUP BY k.id;
