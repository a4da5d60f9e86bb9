def repetitions(payments, span):
    found = []
    last = {}
    for payment in payments:
        key = (payment["customer"], payment["cents"])
        again = key in last and payment["at"] - last[key] <= span
        found.append(again)
        if not again:
            last[key] = payment["at"]
    return found
