WITH totals AS (
  SELECT invoice_id, SUM(cents) AS total FROM lines GROUP BY invoice_id
), received AS (
  SELECT invoice_id, SUM(cents) AS paid FROM payments GROUP BY invoice_id
)
SELECT i.number, t.total, COALESCE(r.paid, 0) AS paid
FROM invoices AS i
JOIN totals AS t ON t.invoice_id = i.id
LEFT JOIN received AS r ON r.invoice_id = i.id
WHERE COALESCE(r.paid, 0) < t.total;
