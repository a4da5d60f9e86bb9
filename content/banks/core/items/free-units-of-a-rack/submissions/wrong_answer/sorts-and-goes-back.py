def freeStretches(height, devices, need):
    free = []
    begin = 1
    for device in sorted(devices, key=lambda device: device["from"]):
        if device["from"] - begin >= need:
            free.append({"from": begin, "to": device["from"] - 1})
        begin = device["to"] + 1
    if height - begin + 1 >= need:
        free.append({"from": begin, "to": height})
    return free
