def planImport(rows):
    rest = list(rows)
    insert = []
    gaps = {}
    while True:
        outside = {row["id"] for row in rest}
        ready = []
        for row in rest:
            empty = [ref for ref in row["refs"] if ref["to"] in outside and ref["to"] != row["id"]]
            if not any(ref["required"] for ref in empty):
                ready.append((row, empty))
        if not ready:
            break
        row, empty = min(ready, key=lambda entry: len(entry[1]))
        insert.append(row["id"])
        gaps[row["id"]] = empty
        rest.remove(row)
    patch = [
        {"id": row["id"], "field": ref["field"]}
        for row in rows
        for ref in gaps.get(row["id"], [])
        if ref["to"] in gaps
    ]
    return {"insert": insert, "patch": patch, "left": [row["id"] for row in rest]}
