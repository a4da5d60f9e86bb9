WITH tops AS (
  SELECT meter_id, day, MAX(wh) AS wh FROM readings GROUP BY meter_id, day
), days AS (
  SELECT m.building_id, t.day, SUM(t.wh) AS wh FROM tops AS t JOIN meters AS m ON m.id = t.meter_id GROUP BY m.building_id, t.day
)
SELECT b.name AS building, AVG(d.wh) AS peak
FROM buildings AS b LEFT JOIN days AS d ON d.building_id = b.id
GROUP BY b.id;
