INSERT INTO lifts VALUES (8, 'Goods'), (9, 'Garage');
