INSERT INTO flats VALUES (1, '1A', NULL), (2, '1B', NULL), (3, '2A', NULL), (4, '2B', NULL);
INSERT INTO readings VALUES
  (1, 1, '2025-10-06', 81240),
  (2, 3, '2025-10-06', 90511),
  (3, 3, '2025-10-20', 91030);
