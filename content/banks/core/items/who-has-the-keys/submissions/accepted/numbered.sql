WITH numbered AS (
  SELECT key_id, person, ROW_NUMBER() OVER (PARTITION BY key_id ORDER BY day DESC) AS place
  FROM handovers
)
SELECT k.label, n.person
FROM keys AS k
LEFT JOIN numbered AS n ON n.key_id = k.id AND n.place = 1;
