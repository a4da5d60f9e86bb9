SELECT k.label AS label, h.person AS person
FROM keys AS k
LEFT JOIN handovers AS h
  ON h.key_id = k.id
  AND h.day = (
    SELECT MAX(l.day) FROM handovers AS l WHERE l.key_id = k.id AND l.day < '2026-03-14'
  );
