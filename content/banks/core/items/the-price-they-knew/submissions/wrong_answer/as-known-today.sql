SELECT o.id AS order_id, (
  SELECT p.cents FROM prices AS p
  WHERE p.product = o.product AND p.from_day <= DATE(o.ordered) AND p.cents IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM prices AS q WHERE q.product = p.product AND q.from_day = p.from_day AND q.entered > p.entered)
  ORDER BY p.from_day DESC LIMIT 1
) AS cents
FROM orders AS o;
