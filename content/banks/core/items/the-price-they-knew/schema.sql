CREATE TABLE prices (
  id INTEGER PRIMARY KEY,
  product TEXT NOT NULL,
  from_day TEXT NOT NULL,         -- such as 2026-01-01
  cents INTEGER,                  -- NULL takes the price from that day back
  entered TEXT NOT NULL UNIQUE    -- such as 2025-12-15 09:30
);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  product TEXT NOT NULL,
  ordered TEXT NOT NULL           -- such as 2026-01-07 16:05
);
