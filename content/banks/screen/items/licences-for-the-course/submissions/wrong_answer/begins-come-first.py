def earliestStart(reservations, total, course):
    changes = [(one["from"], -one["licences"]) for one in reservations]
    changes += [(one["from"] + one["minutes"], one["licences"]) for one in reservations]
    free = total
    start = course["open"]
    for minute, licences in sorted(changes):
        if free >= course["licences"]:
            if minute >= start + course["minutes"]:
                return start
        else:
            start = max(start, minute)
        free += licences
    return start
