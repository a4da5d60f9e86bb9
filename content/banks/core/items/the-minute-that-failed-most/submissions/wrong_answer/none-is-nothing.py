import re
import sys

REQUEST = re.compile(r"((?:[01][0-9]|2[0-3]):[0-5][0-9]):[0-5][0-9] [A-Z]+ /[^ ]* ([0-9]{3}) [0-9]+")
counts = {}
skipped = 0
for line in sys.stdin.read().splitlines():
    found = REQUEST.fullmatch(line)
    if not found:
        skipped += bool(line)
    elif found[2][0] == "5":
        counts[found[1]] = counts.get(found[1], 0) + 1
worst = min(counts, key=lambda minute: (-counts[minute], minute), default="")
print(worst, counts.get(worst, 0))
print("skipped", skipped)
