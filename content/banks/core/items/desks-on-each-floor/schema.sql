CREATE TABLE desks (
  id INTEGER PRIMARY KEY,
  floor INTEGER NOT NULL,   -- 0 is the ground floor, -1 the one below it
  taken_by TEXT             -- NULL while the desk is free
);
