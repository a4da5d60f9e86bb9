CREATE TABLE fridges (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE checks (
  id INTEGER PRIMARY KEY,
  fridge_id INTEGER NOT NULL REFERENCES fridges (id),
  at TEXT NOT NULL,       -- such as 2025-09-30 07:15
  result TEXT NOT NULL CHECK (result IN ('ok', 'warm', 'missed')),
  UNIQUE (fridge_id, at)
);
