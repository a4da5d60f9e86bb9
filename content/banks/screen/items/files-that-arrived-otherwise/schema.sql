CREATE TABLE old_animals (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  chip TEXT,                 -- NULL if there is none
  owed INTEGER,              -- cents; NULL if no bill was ever written
  last_seen TEXT NOT NULL    -- day, such as 2024-03-15
);
CREATE TABLE new_animals (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  chip TEXT,
  owed INTEGER
);
