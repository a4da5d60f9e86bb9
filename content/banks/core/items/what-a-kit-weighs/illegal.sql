-- No kit holds itself, no single part holds anything, and whatever is held is held at least once.
WITH RECURSIVE inside (kit, part) AS (
  SELECT kit_id, part_id FROM contents
  UNION
  SELECT i.kit, c.part_id FROM inside AS i JOIN contents AS c ON c.kit_id = i.part
)
SELECT kit FROM inside WHERE kit = part
UNION ALL
SELECT c.kit_id FROM contents AS c JOIN parts AS p ON p.id = c.kit_id WHERE p.grams IS NOT NULL
UNION ALL
SELECT kit_id FROM contents WHERE quantity < 1;
