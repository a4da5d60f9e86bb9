from collections import Counter


def litresByStreet(meters, readings):
    litres = Counter()
    for reading in readings:
        litres[reading["meter"]] += reading["litres"]
    rows = {}
    for meter in meters:
        street = meter["street"]
        row = rows.setdefault(street, {"street": street, "meters": 0, "litres": 0})
        row["meters"] += 1
        row["litres"] += litres[meter["id"]]
    return list(rows.values())
