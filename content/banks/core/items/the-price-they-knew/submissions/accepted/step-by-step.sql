WITH known AS (
  SELECT o.id AS order_id, p.from_day, p.cents,
    ROW_NUMBER() OVER (PARTITION BY o.id, p.from_day ORDER BY p.entered DESC) AS age
  FROM orders AS o
  JOIN prices AS p ON p.product = o.product
    AND p.entered <= o.ordered
    AND p.from_day <= DATE(o.ordered)
), standing AS (
  SELECT order_id, cents,
    ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY from_day DESC) AS age
  FROM known
  WHERE age = 1 AND cents IS NOT NULL
)
SELECT o.id AS order_id, s.cents
FROM orders AS o
LEFT JOIN standing AS s ON s.order_id = o.id AND s.age = 1;
