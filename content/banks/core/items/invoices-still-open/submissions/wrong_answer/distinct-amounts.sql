SELECT i.number, SUM(DISTINCT l.cents) AS total, COALESCE(SUM(DISTINCT p.cents), 0) AS paid
FROM invoices AS i
JOIN lines AS l ON l.invoice_id = i.id
LEFT JOIN payments AS p ON p.invoice_id = i.id
GROUP BY i.id
HAVING COALESCE(SUM(DISTINCT p.cents), 0) < SUM(DISTINCT l.cents);
