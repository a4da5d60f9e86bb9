def alarmsAt(checks: list[bool], limit: int) -> list[int]:
    alarms = []
    failed = answered = 0
    for number, check in enumerate(checks, start=1):
        if check:
            answered += 1
            if answered == 2:
                failed = 0
            continue
        answered = 0
        failed += 1
        if failed == limit:
            alarms.append(number)
    return alarms
