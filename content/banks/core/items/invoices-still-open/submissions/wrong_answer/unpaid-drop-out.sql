SELECT i.number, t.total, r.paid
FROM invoices AS i
JOIN (SELECT invoice_id, SUM(cents) AS total FROM lines GROUP BY invoice_id) AS t ON t.invoice_id = i.id
JOIN (SELECT invoice_id, SUM(cents) AS paid FROM payments GROUP BY invoice_id) AS r ON r.invoice_id = i.id
WHERE r.paid < t.total;
