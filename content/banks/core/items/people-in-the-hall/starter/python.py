def peopleAround(badges: list[int], times: list[int], span: int) -> list[int]:
    figures = []
    for now in times:
        people = set()
        for badge, time in zip(badges, times):
            if time <= now and now - time <= span:
                people.add(badge)
        figures.append(len(people))
    return figures
