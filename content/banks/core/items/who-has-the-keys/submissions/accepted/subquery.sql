SELECT
  label,
  (SELECT h.person FROM handovers AS h WHERE h.key_id = keys.id ORDER BY h.day DESC LIMIT 1) AS person
FROM keys;
