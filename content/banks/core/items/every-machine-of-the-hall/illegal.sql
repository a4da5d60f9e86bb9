-- At least one machine stands in hall B.
SELECT 'no machine' WHERE NOT EXISTS (SELECT 1 FROM machines WHERE hall = 'B');
