SELECT number, total, paid
FROM (
  SELECT
    i.number,
    (SELECT SUM(l.cents) FROM lines AS l WHERE l.invoice_id = i.id) AS total,
    (SELECT COALESCE(SUM(p.cents), 0) FROM payments AS p WHERE p.invoice_id = i.id) AS paid
  FROM invoices AS i
)
WHERE paid < total;
