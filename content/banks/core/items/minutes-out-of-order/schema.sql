CREATE TABLE lifts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  lift_id INTEGER NOT NULL REFERENCES lifts (id),
  opened INTEGER NOT NULL,   -- minute of the month
  closed INTEGER             -- minute of the month, not before opened; NULL while it is open
);
