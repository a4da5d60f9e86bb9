SELECT p.badge, p.name
FROM people AS p
WHERE NOT EXISTS (
  SELECT 1 FROM machines AS m
  WHERE m.hall = 'B' AND NOT EXISTS (
    SELECT 1 FROM certificates AS c
    WHERE c.badge = p.badge AND c.machine_id = m.id AND c.valid_until > '2026-03-02'
  )
);
