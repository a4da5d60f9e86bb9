import re


def fillIn(template, values):
    missing = []

    def replacement(match):
        piece = match.group(0)
        name = match.group(1)
        if name is None:
            return piece[0]
        if name not in values:
            missing.append(name)
        return values.get(name, piece)

    text = re.sub(r"\{\{|\}\}|\{([a-z]+)\}", replacement, template)
    return {"text": text, "missing": list(missing)}
