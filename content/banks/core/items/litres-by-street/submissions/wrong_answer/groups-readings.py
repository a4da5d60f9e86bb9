from collections import defaultdict


def litresByStreet(meters, readings):
    street_of = {meter["id"]: meter["street"] for meter in meters}
    seen = defaultdict(set)
    litres = defaultdict(int)
    for reading in readings:
        street = street_of.get(reading["meter"])
        if street is not None:
            seen[street].add(reading["meter"])
            litres[street] += reading["litres"]
    return [{"street": street, "meters": len(ids), "litres": litres[street]} for street, ids in seen.items()]
