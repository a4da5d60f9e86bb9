def alarmsAt(checks, limit):
    alarms = []
    failed = 0
    for number, answered in enumerate(checks, 1):
        failed = 0 if answered else failed + 1
        if failed and failed % limit == 0:
            alarms.append(number)
    return alarms
