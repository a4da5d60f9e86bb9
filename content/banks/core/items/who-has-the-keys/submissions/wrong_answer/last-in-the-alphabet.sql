SELECT k.label AS label, MAX(h.person) AS person
FROM keys AS k
LEFT JOIN handovers AS h ON h.key_id = k.id
GROUP BY k.id;
