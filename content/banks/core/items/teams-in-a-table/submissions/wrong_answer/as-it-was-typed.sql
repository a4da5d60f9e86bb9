INSERT OR IGNORE INTO teams (name)
SELECT team_name FROM people WHERE team_id IS NULL AND team_name <> '';
UPDATE people
SET team_id = (SELECT t.id FROM teams AS t WHERE t.name = people.team_name)
WHERE team_id IS NULL;
