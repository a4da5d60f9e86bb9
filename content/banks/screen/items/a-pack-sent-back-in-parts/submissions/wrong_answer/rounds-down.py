def refunds(price, pieces, parcels):
    back = paid = 0
    result = []
    for count in parcels:
        back = min(back + count, pieces)
        due = price * back // pieces
        result.append(due - paid)
        paid = due
    return result
