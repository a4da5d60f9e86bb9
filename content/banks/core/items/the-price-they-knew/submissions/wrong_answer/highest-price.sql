SELECT o.id AS order_id, MAX(p.cents) AS cents
FROM orders AS o
LEFT JOIN prices AS p ON p.product = o.product AND p.entered <= o.ordered AND p.from_day <= DATE(o.ordered)
GROUP BY o.id;
