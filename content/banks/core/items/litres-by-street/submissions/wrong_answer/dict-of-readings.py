def litresByStreet(meters, readings):
    litres = {reading["meter"]: reading["litres"] for reading in readings}
    rows = {}
    for meter in meters:
        row = rows.setdefault(meter["street"], [0, 0])
        row[0] += 1
        row[1] += litres.get(meter["id"], 0)
    return [{"street": street, "meters": count, "litres": sum_} for street, (count, sum_) in rows.items()]
