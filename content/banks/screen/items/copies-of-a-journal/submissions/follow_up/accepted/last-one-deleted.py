def recover(snapshot, disks):
    entries = {entry["n"]: entry for disk in disks for entry in disk if entry["intact"]}
    data = dict(snapshot["data"])
    pending = {}
    end = 0
    while end + 1 in entries:
        end += 1
        entry = entries[end]
        own = pending.setdefault(entry["tx"], [])
        if entry["kind"] == "undo":
            del own[-1:]
            continue
        if entry["kind"] != "commit":
            own.append(entry)
            continue
        changes = pending.pop(entry["tx"], [])
        if end <= snapshot["upTo"]:
            continue
        for change in changes:
            if change["kind"] == "set":
                data[change["key"]] = change["value"]
            else:
                data.pop(change["key"], None)
    return {"upTo": max(end, snapshot["upTo"]), "data": data}
