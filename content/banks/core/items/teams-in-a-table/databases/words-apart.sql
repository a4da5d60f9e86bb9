INSERT INTO people VALUES (1, 'Thandi', ' Data Quality ', NULL), (2, 'Oleg', 'Data Quality', NULL), (3, 'Pia', 'DataQuality', NULL);
