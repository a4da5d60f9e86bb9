from heapq import heappop, heappush


def doneAt(orders, change):
    rest = [order["minutes"] for order in orders]
    done = [0] * len(orders)
    arrivals = sorted(range(len(orders)), key=lambda order: orders[order]["at"])
    waiting = []
    work = None
    since = now = 0
    while arrivals or work is not None:
        end = None if work is None else since + change + rest[work]
        now = min(minute for minute in (end, orders[arrivals[0]]["at"] if arrivals else None) if minute is not None)
        if end == now:
            done[work] = now
            work = None
        coming = []
        while arrivals and orders[arrivals[0]]["at"] == now:
            coming.append(arrivals.pop(0))
        for order in coming:
            heappush(waiting, (orders[order]["due"], orders[order]["at"], order))
        if work is not None and coming:
            urgent = min(coming, key=lambda order: orders[order]["due"])
            due = orders[urgent]["due"]
            if due < orders[work]["due"] and end + change + rest[urgent] > due:
                rest[work] -= max(0, now - since - change)
                waiting.remove((due, orders[urgent]["at"], urgent))
                heappush(waiting, (orders[work]["due"], orders[work]["at"], work))
                work, since = urgent, now
        waiting.sort()
        if work is None and waiting:
            work, since = heappop(waiting)[2], now
    return done
