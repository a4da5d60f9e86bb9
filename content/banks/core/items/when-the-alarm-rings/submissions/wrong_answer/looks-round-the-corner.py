def alarmsAt(checks, limit):
    alarms = []
    for last in range(limit - 1, len(checks)):
        first = last - limit + 1
        if not any(checks[first : last + 1]) and checks[first - 1]:
            alarms.append(last + 1)
    return alarms
