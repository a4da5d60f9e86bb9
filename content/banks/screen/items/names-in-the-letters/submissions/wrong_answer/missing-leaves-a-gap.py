import re


def fillIn(template, values):
    missing = {}

    def replacement(match):
        name = match.group(1)
        if name is None:
            return match.group(0)[0]
        if name not in values:
            missing[name] = True
        return values.get(name, "")

    text = re.sub(r"\{\{|\}\}|\{([a-z]+)\}", replacement, template)
    return {"text": text, "missing": list(missing)}
