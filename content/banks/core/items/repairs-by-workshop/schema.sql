CREATE TABLE workshops (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  town TEXT NOT NULL
);
CREATE TABLE repairs (
  id INTEGER PRIMARY KEY,
  workshop_id INTEGER NOT NULL REFERENCES workshops (id),
  days INTEGER              -- NULL until the repair is finished
);
