WITH sizes AS (
  SELECT building_id, COUNT(*) AS meters FROM meters GROUP BY building_id
), hours AS (
  SELECT m.building_id, r.day, SUM(r.wh) AS wh, COUNT(r.wh) AS known
  FROM readings AS r
  JOIN meters AS m ON m.id = r.meter_id
  GROUP BY m.building_id, r.day, r.hour
), peaks AS (
  SELECT h.building_id, MAX(h.wh) AS wh
  FROM hours AS h
  JOIN sizes AS s ON s.building_id = h.building_id AND s.meters = h.known
  GROUP BY h.building_id, h.day
)
SELECT b.name AS building, AVG(p.wh) AS peak
FROM buildings AS b
LEFT JOIN peaks AS p ON p.building_id = b.id
GROUP BY b.id;
