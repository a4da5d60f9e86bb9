-- No report is closed before it is opened, and none is opened or closed outside of the month's minutes up to 10000.
SELECT id FROM reports WHERE closed < opened OR closed > 10000 OR opened NOT BETWEEN 0 AND 10000;
