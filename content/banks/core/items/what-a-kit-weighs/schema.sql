CREATE TABLE parts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  grams INTEGER                                     -- NULL for a kit
);
CREATE TABLE contents (
  kit_id INTEGER NOT NULL REFERENCES parts (id),
  part_id INTEGER NOT NULL REFERENCES parts (id),   -- a single part, or another kit
  quantity INTEGER NOT NULL,                        -- 1 or more
  PRIMARY KEY (kit_id, part_id)
);
