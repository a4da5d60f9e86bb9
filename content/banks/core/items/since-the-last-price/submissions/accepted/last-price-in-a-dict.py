def priceSteps(prices):
    last = {}
    steps = []
    for row in prices:
        article, cents = row["article"], row["cents"]
        steps.append(cents - last[article] if article in last else None)
        last[article] = cents
    return steps
