WITH known AS (
  SELECT pad_id, no FROM notes
  UNION SELECT p.id, p.first_no - 1 FROM pads AS p JOIN notes AS n ON n.pad_id = p.id
  UNION SELECT p.id, p.last_no + 1 FROM pads AS p JOIN notes AS n ON n.pad_id = p.id WHERE p.handed_in IS NOT NULL
), pairs AS (
  SELECT pad_id, no, LEAD(no) OVER (PARTITION BY pad_id ORDER BY no) AS following FROM known
)
SELECT pad_id AS pad, no + 1 AS from_no, following - 1 AS to_no
FROM pairs
WHERE following > no + 1;
