def pagesToPrint(wish, pages):
    result = []
    for part in wish.split(","):
        if not part.strip():
            continue
        left, dash, right = (side.strip() for side in part.partition("-"))
        first = int(left or 1)
        last = int(right or pages) if dash else first
        if first <= last:
            result += range(max(first, 1), min(last, pages) + 1)
        elif left and right:
            result += range(min(first, pages), max(last, 1) - 1, -1)
    return list(dict.fromkeys(result))
