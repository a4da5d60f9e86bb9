SELECT order_id, cents FROM (
  SELECT o.id AS order_id, p.cents, ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY p.from_day DESC) AS age
  FROM orders AS o
  JOIN prices AS p ON p.product = o.product AND p.from_day <= DATE(o.ordered) AND p.entered <= o.ordered AND p.cents IS NOT NULL
  WHERE NOT EXISTS (SELECT 1 FROM prices AS q WHERE q.product = p.product AND q.from_day = p.from_day AND q.entered > p.entered AND q.entered <= o.ordered)
) WHERE age = 1;
