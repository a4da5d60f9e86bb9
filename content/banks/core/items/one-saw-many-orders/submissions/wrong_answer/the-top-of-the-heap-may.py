from heapq import heappop, heappush


def doneAt(orders, change):
    rest = [order["minutes"] for order in orders]
    done = [0] * len(orders)
    arrivals = sorted(range(len(orders)), key=lambda order: orders[order]["at"], reverse=True)
    waiting = []
    work = None
    since = 0
    while arrivals or work is not None:
        end = float("inf") if work is None else since + change + rest[work]
        now = min(end, orders[arrivals[-1]]["at"]) if arrivals else end
        if end == now:
            done[work] = now
            work = None
        while arrivals and orders[arrivals[-1]]["at"] == now:
            order = arrivals.pop()
            heappush(waiting, (orders[order]["due"], order))
        if work is not None and waiting:
            due, urgent = waiting[0]
            if (due, urgent) < (orders[work]["due"], work) and end + change + rest[urgent] > due:
                heappop(waiting)
                rest[work] -= max(0, now - since - change)
                heappush(waiting, (orders[work]["due"], work))
                work, since = urgent, now
        if work is None and waiting:
            work, since = heappop(waiting)[1], now
    return done
