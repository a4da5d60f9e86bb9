CREATE TABLE buildings (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE meters (
  id INTEGER PRIMARY KEY,
  building_id INTEGER NOT NULL REFERENCES buildings (id)
);
CREATE TABLE readings (
  meter_id INTEGER NOT NULL REFERENCES meters (id),
  day TEXT NOT NULL,                                    -- such as 2025-01-31
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  wh INTEGER CHECK (wh >= 0),                           -- NULL if it could not be read
  PRIMARY KEY (meter_id, day, hour)
);
