WITH RECURSIVE carried (holder, grams) AS (
  SELECT id, grams FROM parts WHERE grams IS NOT NULL
  UNION ALL
  SELECT c.kit_id, x.grams * c.quantity
  FROM carried AS x
  JOIN contents AS c ON c.part_id = x.holder
)
SELECT k.name AS kit, TOTAL(x.grams) AS grams
FROM parts AS k
LEFT JOIN carried AS x ON x.holder = k.id
WHERE k.grams IS NULL
GROUP BY k.id;
