from bisect import bisect_left, bisect_right


def peopleAround(badges, times, span):
    lines = sorted(zip(times, badges))
    sortedTimes = [time for time, _ in lines]
    result = []
    for now in times:
        first = bisect_left(sortedTimes, now - span)
        last = bisect_right(sortedTimes, now)
        result.append(len({badge for _, badge in lines[first:last]}))
    return result
