def priceSteps(prices):
    steps = []
    for i, row in enumerate(prices):
        before = next((one for one in reversed(prices[:i]) if one["article"] == row["article"]), None)
        steps.append(None if before is None else row["cents"] - before["cents"])
    return steps
