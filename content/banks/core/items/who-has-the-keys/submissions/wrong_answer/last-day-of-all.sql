SELECT k.label AS label, h.person AS person
FROM keys AS k
LEFT JOIN handovers AS h
  ON h.key_id = k.id
  AND h.day = (SELECT MAX(day) FROM handovers);
