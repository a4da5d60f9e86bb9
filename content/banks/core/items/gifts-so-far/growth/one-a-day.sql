WITH RECURSIVE gift(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM gift WHERE id < :n)
INSERT INTO gifts
SELECT id, date('2015-01-01', '+' || id || ' days'), 100 + id * 37 % 5000 FROM gift;
