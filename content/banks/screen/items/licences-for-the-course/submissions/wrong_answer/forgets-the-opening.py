def earliestStart(reservations, total, course):
    changes = {}
    for one in reservations:
        end = one["from"] + one["minutes"]
        changes[one["from"]] = changes.get(one["from"], 0) - one["licences"]
        changes[end] = changes.get(end, 0) + one["licences"]
    free = total
    start = course["open"]
    for minute in sorted(changes):
        if free >= course["licences"]:
            if minute >= start + course["minutes"]:
                return start
        else:
            start = minute
        free += changes[minute]
    return start
