def whatToReorder(stock: list[dict]) -> list[str]:
    return [row["name"] for row in stock if row["onShelf"] + row["onOrder"] < row["minimum"]]
