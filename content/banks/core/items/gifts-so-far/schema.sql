CREATE TABLE gifts (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,   -- as 2026-03-31
  cents INTEGER        -- NULL while the gift is only promised
);
