from collections import deque


def finishingOrder(sheets):
    queue = deque(enumerate(sheets))
    finished = []
    while queue:
        place, count = queue.popleft()
        if count > 10:
            queue.append((place, count - 10))
        else:
            finished.append(place)
    return finished
