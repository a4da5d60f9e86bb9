def freeStretches(height: int, devices: list[dict], need: int) -> list[dict]:
    occupied = {height + 1}
    for device in devices:
        low, high = sorted((device["from"], device["to"]))
        occupied.update(range(low, high + 1))
    free = []
    first = 1
    for unit in sorted(occupied):
        if unit - first >= need:
            free.append({"from": first, "to": unit - 1})
        first = unit + 1
    return free
