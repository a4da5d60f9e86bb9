from itertools import groupby


def freeStretches(height, devices, need):
    occupied = {unit for device in devices for unit in range(device["from"], device["to"] + 1)}
    free = []
    for isFree, units in groupby(range(1, height), lambda unit: unit not in occupied):
        units = list(units)
        if isFree and len(units) >= need:
            free.append({"from": units[0], "to": units[-1]})
    return free
