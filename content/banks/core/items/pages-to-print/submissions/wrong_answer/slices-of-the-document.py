def pagesToPrint(wish, pages):
    document = list(range(1, pages + 1))
    result = []
    for part in wish.split(","):
        if not part.strip():
            continue
        left, dash, right = (side.strip() for side in part.partition("-"))
        first = int(left or 1)
        last = int(right or pages) if dash else first
        if first <= last:
            result += document[first - 1 : last]
        elif left and right:
            result += document[last - 1 : first][::-1]
    return result
