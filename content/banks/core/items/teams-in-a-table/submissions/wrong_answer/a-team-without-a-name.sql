INSERT OR IGNORE INTO teams (name)
SELECT TRIM(team_name) FROM people WHERE team_id IS NULL AND team_name IS NOT NULL;
UPDATE people
SET team_id = (SELECT t.id FROM teams AS t WHERE t.name = TRIM(people.team_name))
WHERE team_id IS NULL;
