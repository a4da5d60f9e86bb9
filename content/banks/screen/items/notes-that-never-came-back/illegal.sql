-- A pad has a number at least, and a note is one of its pad.
SELECT id FROM pads WHERE last_no < first_no
UNION ALL
SELECT n.id FROM notes AS n JOIN pads AS p ON p.id = n.pad_id WHERE n.no NOT BETWEEN p.first_no AND p.last_no;
