UPDATE people
SET team_id = (SELECT t.id FROM teams AS t WHERE t.name = TRIM(people.team_name))
WHERE team_id IS NULL;
