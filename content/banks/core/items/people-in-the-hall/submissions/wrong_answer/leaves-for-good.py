def peopleAround(badges, times, span):
    order = sorted(range(len(times)), key=lambda line: times[line])
    inside = set()
    enters = leaves = 0
    result = [0] * len(times)
    for line in order:
        now = times[line]
        while enters < len(order) and times[order[enters]] <= now:
            inside.add(badges[order[enters]])
            enters += 1
        while now - times[order[leaves]] > span:
            inside.discard(badges[order[leaves]])
            leaves += 1
        result[line] = len(inside)
    return result
