def pagesToPrint(wish, pages):
    result = []
    for part in wish.split(","):
        left, dash, right = (side.strip() for side in part.partition("-"))
        if not dash:
            first = last = int(left)
        else:
            first = int(left) if left else 1
            last = int(right) if right else pages
            if first > last and not (left and right):
                continue
        step = 1 if first <= last else -1
        low, high = sorted((first, last))
        walk = range(max(low, 1), min(high, pages) + 1)
        result += walk if step == 1 else reversed(walk)
    return result
