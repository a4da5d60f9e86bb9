def freeStretches(height: int, devices: list[dict], need: int) -> list[dict]:
    free = []
    end = 1
    for device in devices:
        if device["from"] - end > need:
            free.append({"from": end, "to": device["from"]})
        end = device["to"]
    return free
