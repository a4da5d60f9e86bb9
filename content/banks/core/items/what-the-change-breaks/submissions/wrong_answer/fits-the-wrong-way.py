FITS = {"int": {"int", "number"}, "number": {"number"}, "text": {"text"}, "flag": {"flag"}}


def breakingChanges(before, after):
    promised = {field["name"]: field for field in after}
    breaks = []
    for old in before:
        new = promised.get(old["name"])
        if new is None:
            breaks.append({"name": old["name"], "reason": "gone"})
        elif new["type"] not in FITS[old["type"]]:
            breaks.append({"name": old["name"], "reason": "type"})
        elif new["optional"] and not old["optional"]:
            breaks.append({"name": old["name"], "reason": "optional"})
    return breaks
