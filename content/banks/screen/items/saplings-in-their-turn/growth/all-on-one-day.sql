WITH RECURSIVE step(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM step WHERE id < :n)
INSERT INTO orders SELECT id, 'oak', '2025-03-01', 1 + id % 3, 0 FROM step;
WITH RECURSIVE step(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM step WHERE id < :n)
INSERT INTO deliveries SELECT id, 'oak', '2025-03-02', 2 FROM step;
