WITH known AS (
  SELECT pad_id, no FROM notes
  UNION SELECT id, first_no - 1 FROM pads
  UNION SELECT id, last_no + 1 FROM pads WHERE handed_in IS NOT NULL
), pairs AS (
  SELECT pad_id, no, LEAD(no) OVER (PARTITION BY pad_id ORDER BY no) AS following FROM known
)
SELECT pad_id AS pad, no + 1 AS from_no, following - 1 AS to_no
FROM pairs
WHERE following - 1 > no + 1;
