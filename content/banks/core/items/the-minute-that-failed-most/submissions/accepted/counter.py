import re
import sys
from collections import Counter

REQUEST = re.compile(r"((?:[01][0-9]|2[0-3]):[0-5][0-9]):[0-5][0-9] [A-Z]+ /[^ ]* ([0-9]{3}) [0-9]+")

failures = Counter()
skipped = 0
for line in sys.stdin.read().split("\n"):
    found = REQUEST.fullmatch(line)
    if found is None:
        skipped += line != ""
    elif found[2].startswith("5"):
        failures[found[1]] += 1

if failures:
    most = max(failures.values())
    print(min(minute for minute, count in failures.items() if count == most), most)
else:
    print("none")
print("skipped", skipped)
