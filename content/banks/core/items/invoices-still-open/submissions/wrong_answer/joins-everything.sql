SELECT i.number, SUM(l.cents) AS total, COALESCE(SUM(p.cents), 0) AS paid
FROM invoices AS i
JOIN lines AS l ON l.invoice_id = i.id
LEFT JOIN payments AS p ON p.invoice_id = i.id
GROUP BY i.id
HAVING COALESCE(SUM(p.cents), 0) < SUM(l.cents);
