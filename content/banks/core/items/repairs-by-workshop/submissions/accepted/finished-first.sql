SELECT w.town, w.name AS workshop, f.finished, f.total * 1.0 / f.finished AS mean_days
FROM (
  SELECT workshop_id, COUNT(*) AS finished, SUM(days) AS total
  FROM repairs
  WHERE days IS NOT NULL
  GROUP BY workshop_id
) AS f
JOIN workshops AS w ON w.id = f.workshop_id
WHERE f.finished > 2;
