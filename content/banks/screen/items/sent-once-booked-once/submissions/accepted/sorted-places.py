def repetitions(payments, span):
    found = [False] * len(payments)
    last = {}
    for index in sorted(range(len(payments)), key=lambda place: payments[place]["at"]):
        payment = payments[index]
        key = (payment["customer"], payment["cents"])
        if key in last and payment["at"] - last[key] <= span:
            found[index] = True
        else:
            last[key] = payment["at"]
    return found
