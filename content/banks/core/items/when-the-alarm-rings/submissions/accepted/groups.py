from itertools import groupby


def alarmsAt(checks, limit):
    alarms = []
    before = 0
    for answered, row in groupby(checks):
        length = len(list(row))
        if not answered and length >= limit:
            alarms.append(before + limit)
        before += length
    return alarms
