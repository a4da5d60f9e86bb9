def planImport(rows):
    by_id = {row["id"]: row for row in rows}
    insert = []

    def visit(row):
        if row["id"] in insert:
            return
        for ref in row["refs"]:
            if ref["required"] and ref["to"] in by_id:
                visit(by_id[ref["to"]])
        insert.append(row["id"])

    for row in rows:
        visit(row)
    place = {name: index for index, name in enumerate(insert)}
    patch = [
        {"id": row["id"], "field": ref["field"]}
        for row in rows
        for ref in row["refs"]
        if place.get(ref["to"], -1) > place[row["id"]]
    ]
    return {"insert": insert, "patch": patch, "left": []}
