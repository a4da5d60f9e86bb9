def freeStretches(height, devices, need):
    occupied = {unit for device in devices for unit in range(device["from"], device["to"] + 1)}
    free = []
    begin = 1
    for unit in [*sorted(occupied), height + 1]:
        if unit - begin >= need:
            free.append({"from": begin, "to": unit - 1})
        begin = unit + 1
    return free
