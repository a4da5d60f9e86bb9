WITH hours AS (
  SELECT m.building_id, r.day, SUM(r.wh) AS wh
  FROM readings AS r JOIN meters AS m ON m.id = r.meter_id
  GROUP BY m.building_id, r.day, r.hour
), peaks AS (
  SELECT building_id, MAX(wh) AS wh FROM hours GROUP BY building_id, day
)
SELECT b.name AS building, AVG(p.wh) AS peak
FROM buildings AS b LEFT JOIN peaks AS p ON p.building_id = b.id
GROUP BY b.id;
