CREATE TABLE machines (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  hall TEXT NOT NULL
);
CREATE TABLE people (
  badge INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);
CREATE TABLE certificates (
  id INTEGER PRIMARY KEY,
  badge INTEGER NOT NULL REFERENCES people (badge),
  machine_id INTEGER NOT NULL REFERENCES machines (id),
  valid_until TEXT NOT NULL   -- last day, such as 2026-08-31
);
