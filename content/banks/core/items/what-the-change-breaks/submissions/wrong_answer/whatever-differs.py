def breakingChanges(before, after):
    promised = {field["name"]: field for field in after}
    breaks = []
    for old in before:
        new = promised.get(old["name"])
        if new == old:
            continue
        reason = "gone" if new is None else "type" if new["type"] != old["type"] else "optional"
        breaks.append({"name": old["name"], "reason": reason})
    return breaks
