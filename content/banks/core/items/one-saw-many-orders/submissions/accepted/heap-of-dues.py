from heapq import heappop, heappush
from itertools import groupby


def doneAt(orders, change):
    rest = [order["minutes"] for order in orders]
    done = [None] * len(orders)
    waiting = []
    work = None
    since = None

    def end():
        return since + change + rest[work]

    def rank(order):
        return orders[order]["due"], order

    def until(minute):
        """Lets the saw work off what it can before something comes in at this minute."""
        nonlocal work, since
        while work is not None and (minute is None or end() <= minute):
            done[work] = since = end()
            work = heappop(waiting)[1] if waiting and since != minute else None

    arrivals = sorted(range(len(orders)), key=lambda order: orders[order]["at"])
    for minute, together in groupby(arrivals, key=lambda order: orders[order]["at"]):
        until(minute)
        coming = sorted(map(rank, together))
        if work is not None:
            due, urgent = coming[0]
            if coming[0] < rank(work) and end() + change + rest[urgent] > due:
                rest[work] -= max(0, minute - since - change)
                heappush(waiting, rank(work))
                work, since = urgent, minute
                del coming[0]
        for each in coming:
            heappush(waiting, each)
        if work is None:
            work, since = heappop(waiting)[1], minute
    until(None)
    return done
