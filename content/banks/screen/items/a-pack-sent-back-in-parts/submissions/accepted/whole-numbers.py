from itertools import accumulate


def refunds(price, pieces, parcels):
    paid = 0
    result = []
    for sent in accumulate(parcels):
        back = min(sent, pieces)
        due = (2 * price * back + pieces) // (2 * pieces)
        result.append(due - paid)
        paid = due
    return result
