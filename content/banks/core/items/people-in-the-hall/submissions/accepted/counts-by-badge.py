def peopleAround(badges, times, span):
    order = sorted(range(len(times)), key=times.__getitem__)
    seen = {}
    enters = leaves = 0
    figures = {}
    for now in sorted(set(times)):
        while enters < len(order) and times[order[enters]] == now:
            badge = badges[order[enters]]
            seen[badge] = seen.get(badge, 0) + 1
            enters += 1
        while times[order[leaves]] < now - span:
            badge = badges[order[leaves]]
            seen[badge] -= 1
            if seen[badge] == 0:
                del seen[badge]
            leaves += 1
        figures[now] = len(seen)
    return [figures[time] for time in times]
