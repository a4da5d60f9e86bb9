def whatToReorder(stock):
    short = []
    for row in stock:
        if row["onShelf"] + row["onOrder"] <= row["minimum"]:
            short.append(row["name"])
    return short
