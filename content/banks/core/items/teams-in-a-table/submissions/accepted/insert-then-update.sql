INSERT INTO teams (name)
SELECT DISTINCT TRIM(team_name)
FROM people
WHERE team_id IS NULL
  AND TRIM(team_name) <> ''
  AND TRIM(team_name) NOT IN (SELECT name FROM teams);

UPDATE people
SET team_id = (SELECT t.id FROM teams AS t WHERE t.name = TRIM(people.team_name))
WHERE team_id IS NULL;
