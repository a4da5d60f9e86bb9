INSERT OR IGNORE INTO teams (name)
SELECT TRIM(team_name) FROM people WHERE team_id IS NULL AND LENGTH(TRIM(COALESCE(team_name, ''))) > 0;
UPDATE people SET team_id = t.id
FROM teams AS t
WHERE people.team_id IS NULL AND t.name = TRIM(people.team_name);
