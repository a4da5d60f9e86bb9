CREATE TABLE teams (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  team_name TEXT,                            -- as it was typed
  team_id INTEGER REFERENCES teams (id)      -- NULL until somebody is moved
);
