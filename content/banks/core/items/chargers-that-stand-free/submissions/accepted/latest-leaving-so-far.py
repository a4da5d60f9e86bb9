def longestFree(stays):
    longest = 0
    latest = None
    for stay in sorted(stays, key=lambda stay: stay["from"]):
        leaving = stay["from"] + stay["minutes"]
        if latest is None:
            latest = leaving
        longest = max(longest, stay["from"] - latest)
        latest = max(latest, leaving)
    return longest
