FITS = {"int": {"int"}, "number": {"int", "number"}, "text": {"text"}, "flag": {"flag"}}


def breakingChanges(before, after):
    promised = {field["name"]: field for field in after}
    breaks = []
    for old in before:
        new = promised.get(old["name"])
        if new is None:
            reason = "gone"
        elif new["type"] not in FITS[old["type"]]:
            reason = "type"
        elif new["optional"] and not old["optional"]:
            reason = "optional"
        else:
            continue
        breaks.append({"name": old["name"], "reason": reason})
    return breaks
