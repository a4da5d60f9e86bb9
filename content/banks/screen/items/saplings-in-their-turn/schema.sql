CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  plant TEXT NOT NULL,
  day TEXT NOT NULL,                                         -- such as 2025-03-31
  pieces INTEGER NOT NULL CHECK (pieces > 0),
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1))
);
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  plant TEXT NOT NULL,
  day TEXT,                                                  -- NULL if it has not come yet
  pieces INTEGER NOT NULL CHECK (pieces > 0)
);
