WITH RECURSIVE ends AS (
  SELECT p.id, p.first_no,
    CASE WHEN p.handed_in IS NULL THEN (SELECT MAX(no) FROM notes WHERE pad_id = p.id) ELSE p.last_no END AS end_no
  FROM pads AS p
), numbers (pad, no, end_no) AS (
  SELECT id, first_no, end_no FROM ends WHERE end_no IS NOT NULL
  UNION ALL
  SELECT pad, no + 1, end_no FROM numbers WHERE no < end_no
), missing AS (
  SELECT pad, no, no - ROW_NUMBER() OVER (PARTITION BY pad ORDER BY no) AS stretch
  FROM numbers AS n
  WHERE NOT EXISTS (SELECT 1 FROM notes AS e WHERE e.pad_id = n.pad AND e.no = n.no)
)
SELECT pad, MIN(no) AS from_no, MAX(no) AS to_no
FROM missing
GROUP BY pad, stretch;
