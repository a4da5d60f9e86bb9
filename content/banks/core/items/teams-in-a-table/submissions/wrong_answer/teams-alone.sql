INSERT OR IGNORE INTO teams (name)
SELECT TRIM(team_name) FROM people WHERE team_id IS NULL AND TRIM(team_name) <> '';
