CREATE TABLE pads (
  id INTEGER PRIMARY KEY,
  first_no INTEGER NOT NULL,
  last_no INTEGER NOT NULL,   -- not below first_no
  handed_in TEXT              -- day; NULL while the pad is in use
);
CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  pad_id INTEGER NOT NULL REFERENCES pads (id),
  no INTEGER NOT NULL         -- one of the pad's numbers
);
