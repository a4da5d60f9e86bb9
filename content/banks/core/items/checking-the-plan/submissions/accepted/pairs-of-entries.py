from collections import Counter
from itertools import combinations


def complaints(jobs, plan):
    known = {job["id"]: job for job in jobs}
    entries = Counter(entry["job"] for entry in plan)
    found = {("unknown", job) for job in entries if job not in known}
    for job in known:
        if entries[job] != 1:
            found.add(("repeated" if entries[job] else "missing", job))
    burns = []
    for entry in plan:
        if entry["job"] in known:
            job = known[entry["job"]]
            end = entry["start"] + job["minutes"]
            if end > job["due"]:
                found.add(("late", job["id"]))
            burns.append((entry["kiln"], entry["start"], end))
    for one, other in combinations(burns, 2):
        if one[0] == other[0] and max(one[1], other[1]) < min(one[2], other[2]):
            found.add(("overlap", one[0]))
    return [{"rule": rule, "about": about} for rule, about in found]
