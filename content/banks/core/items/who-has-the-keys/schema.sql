CREATE TABLE keys (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE
);
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,         -- in the order of writing down
  key_id INTEGER NOT NULL REFERENCES keys (id),
  person TEXT NOT NULL,           -- who has taken it
  day TEXT NOT NULL,
  UNIQUE (key_id, day)
);
