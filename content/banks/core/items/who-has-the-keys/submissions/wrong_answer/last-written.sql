SELECT k.label AS label, h.person AS person
FROM keys AS k
LEFT JOIN handovers AS h
  ON h.id = (SELECT MAX(l.id) FROM handovers AS l WHERE l.key_id = k.id);
