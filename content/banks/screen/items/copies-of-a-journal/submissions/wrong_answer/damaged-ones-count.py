def recover(snapshot, disks):
    entries = {entry["n"]: entry for disk in disks for entry in disk}
    data = dict(snapshot["data"])
    pending = {}
    end = 0
    while end + 1 in entries:
        end += 1
        entry = entries[end]
        if entry["kind"] != "commit":
            pending.setdefault(entry["tx"], []).append(entry)
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
