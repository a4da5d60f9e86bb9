WITH RECURSIVE inside (kit, part) AS (
  SELECT kit_id, part_id FROM contents
  UNION ALL
  SELECT i.kit, c.part_id
  FROM inside AS i JOIN contents AS c ON c.kit_id = i.part
)
SELECT k.name AS kit, COALESCE(SUM(p.grams), 0) AS grams
FROM parts AS k
LEFT JOIN inside AS i ON i.kit = k.id
LEFT JOIN parts AS p ON p.id = i.part
WHERE k.grams IS NULL
GROUP BY k.id;
