def recover(snapshot, disks):
    entries = {entry["n"]: entry for disk in disks for entry in disk if entry["intact"]}
    data = dict(snapshot["data"])
    pending = {}
    end = last = 0
    while end + 1 in entries:
        end += 1
        entry = entries[end]
        if entry["kind"] != "commit":
            pending.setdefault(entry["tx"], []).append(entry)
            continue
        last = end
        changes = pending.pop(entry["tx"], [])
        if end <= snapshot["upTo"]:
            continue
        for change in changes:
            if change["kind"] == "set":
                data[change["key"]] = change["value"]
            else:
                data.pop(change["key"], None)
    return {"upTo": max(last, snapshot["upTo"]), "data": data}
