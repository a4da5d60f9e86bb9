WITH slots AS (
  SELECT DISTINCT m.building_id, r.day, r.hour FROM readings AS r JOIN meters AS m ON m.id = r.meter_id
), counting AS (
  SELECT * FROM slots AS s
  WHERE NOT EXISTS (
    SELECT 1 FROM meters AS m
    WHERE m.building_id = s.building_id
      AND (SELECT wh FROM readings AS r WHERE r.meter_id = m.id AND r.day = s.day AND r.hour = s.hour) IS NULL
  )
), used AS (
  SELECT c.building_id, c.day,
    (SELECT SUM(r.wh) FROM readings AS r JOIN meters AS m ON m.id = r.meter_id
      WHERE m.building_id = c.building_id AND r.day = c.day AND r.hour = c.hour) AS wh
  FROM counting AS c
)
SELECT name AS building,
  (SELECT AVG(top) FROM (SELECT MAX(u.wh) AS top FROM used AS u WHERE u.building_id = b.id GROUP BY u.day)) AS peak
FROM buildings AS b;
