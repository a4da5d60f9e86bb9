WITH RECURSIVE step(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM step WHERE id < :n)
INSERT INTO orders SELECT id, 'oak', date('2015-01-01', '+' || id || ' days'), 1 + id * 37 % 20, 0 FROM step;
WITH RECURSIVE step(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM step WHERE id < :n)
INSERT INTO deliveries SELECT id, 'oak', date('2015-02-01', '+' || id || ' days'), 1 + id * 53 % 20 FROM step;
