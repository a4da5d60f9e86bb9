WITH RECURSIVE inside (kit, part, quantity) AS (
  SELECT kit_id, part_id, quantity FROM contents
  UNION ALL
  SELECT i.kit, c.part_id, i.quantity * c.quantity
  FROM inside AS i JOIN contents AS c ON c.kit_id = i.part
)
SELECT k.name AS kit, SUM(i.quantity * p.grams) AS grams
FROM inside AS i
JOIN parts AS k ON k.id = i.kit
JOIN parts AS p ON p.id = i.part
GROUP BY k.id;
