from collections import Counter


def complaints(jobs, plan):
    known = {job["id"]: job for job in jobs}
    entries = Counter(entry["job"] for entry in plan)
    found = {("missing", job) for job in known if entries[job] == 0}
    found |= {("repeated", job) for job in known if entries[job] > 1}
    found |= {("unknown", job) for job in entries if job not in known}
    burns = sorted(
        (entry["kiln"], entry["start"], entry["start"] + known[entry["job"]]["minutes"]) for entry in plan
    )
    for entry in plan:
        job = known[entry["job"]]
        if entry["start"] + job["minutes"] > job["due"]:
            found.add(("late", entry["job"]))
    for one, after in zip(burns, burns[1:]):
        if one[0] == after[0] and after[1] < one[2]:
            found.add(("overlap", one[0]))
    return [{"rule": rule, "about": about} for rule, about in found]
