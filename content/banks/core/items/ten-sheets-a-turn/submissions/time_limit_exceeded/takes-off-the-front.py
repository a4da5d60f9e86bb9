def finishingOrder(sheets):
    queue = list(enumerate(sheets))
    finished = []
    while queue:
        place, count = queue.pop(0)
        if count > 10:
            queue.append((place, count - 10))
        else:
            finished.append(place)
    return finished
