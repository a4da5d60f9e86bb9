def whatToReorder(stock):
    missing = {}
    for row in stock:
        if row["onShelf"] + row["onOrder"] < row["minimum"]:
            missing[row["name"]] = True
    return list(missing)
