import re


def fillIn(template, values):
    missing = []
    parts = []
    for piece in re.finditer(r"(\{\{|\}\})|\{([a-z]+)\}|.", template, re.DOTALL):
        whole, doubled, name = piece.group(), *piece.groups()
        if doubled:
            parts.append("{" if doubled == "{{" else "}")
        elif name in values:
            parts.append(values[name])
        else:
            parts.append(whole)
            if name and name not in missing:
                missing.append(name)
    return {"text": "".join(parts), "missing": list(missing)}
