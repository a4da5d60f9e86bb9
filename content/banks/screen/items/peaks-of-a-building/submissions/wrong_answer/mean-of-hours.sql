WITH sizes AS (
  SELECT building_id, COUNT(*) AS meters FROM meters GROUP BY building_id
), hours AS (
  SELECT m.building_id, r.day, SUM(r.wh) AS wh, COUNT(r.wh) AS known
  FROM readings AS r JOIN meters AS m ON m.id = r.meter_id
  GROUP BY m.building_id, r.day, r.hour
)
SELECT b.name AS building, AVG(h.wh) AS peak
FROM buildings AS b
LEFT JOIN sizes AS s ON s.building_id = b.id
LEFT JOIN hours AS h ON h.building_id = b.id AND h.known = s.meters
GROUP BY b.id;
