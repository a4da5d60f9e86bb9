from itertools import pairwise


def averageLoad(samples, start, end):
    ordered = sorted(samples, key=lambda sample: sample["at"])
    total = known = 0
    for one, after in pairwise([*ordered, {"at": end}]):
        seconds = max(0, min(after["at"], end) - max(one["at"], start))
        total += one["load"] * seconds
        known += seconds
    return total / known if known else None
