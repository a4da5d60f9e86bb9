def averageLoad(samples, start, end):
    ordered = sorted(samples, key=lambda sample: sample["at"])
    total = known = 0
    for index, one in enumerate(ordered):
        until = ordered[index + 1]["at"] if index + 1 < len(ordered) else end
        seconds = min(until, end) - max(one["at"], start)
        if seconds > 0:
            total += one["load"] * seconds
            known += seconds
    return total and total / known or None
