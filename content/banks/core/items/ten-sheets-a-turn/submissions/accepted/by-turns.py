def finishingOrder(sheets):
    return sorted(range(len(sheets)), key=lambda place: max(1, -(-sheets[place] // 10)))
