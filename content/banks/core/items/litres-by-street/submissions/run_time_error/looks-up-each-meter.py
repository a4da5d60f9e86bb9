def litresByStreet(meters, readings):
    street_of = {meter["id"]: meter["street"] for meter in meters}
    rows = {}
    for meter in meters:
        row = rows.setdefault(meter["street"], {"street": meter["street"], "meters": 0, "litres": 0})
        row["meters"] += 1
    for reading in readings:
        rows[street_of[reading["meter"]]]["litres"] += reading["litres"]
    return list(rows.values())
