SELECT o.id AS order_id, (
  SELECT p.cents FROM prices AS p
  WHERE p.product = o.product AND p.from_day <= DATE(o.ordered) AND p.entered <= o.ordered
  ORDER BY p.from_day DESC, p.entered DESC LIMIT 1
) AS cents
FROM orders AS o;
