CREATE TABLE flats (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,   -- on the door
  empty_since TEXT                -- day, or NULL while the flat is let
);
CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  flat_id INTEGER REFERENCES flats (id),   -- NULL where the label cannot be read
  day TEXT NOT NULL,
  litres INTEGER NOT NULL
);
