def complaints(jobs, plan):
    entries = {entry["job"]: entry for entry in plan}
    found = [{"rule": "unknown", "about": job} for job in entries.keys() - {job["id"] for job in jobs}]
    kilns = {}
    for job in jobs:
        entry = entries.get(job["id"])
        if entry is None:
            found.append({"rule": "missing", "about": job["id"]})
            continue
        if sum(other["job"] == job["id"] for other in plan) > 1:
            found.append({"rule": "repeated", "about": job["id"]})
        end = entry["start"] + job["minutes"]
        if end > job["due"]:
            found.append({"rule": "late", "about": job["id"]})
        kilns.setdefault(entry["kiln"], []).append((entry["start"], end))
    for kiln, burns in kilns.items():
        burns.sort()
        if any(after[0] < one[1] for one, after in zip(burns, burns[1:])):
            found.append({"rule": "overlap", "about": kiln})
    return found
