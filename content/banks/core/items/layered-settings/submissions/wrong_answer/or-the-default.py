def effectiveSettings(defaults, layers):
    settings = dict(defaults)
    for layer in layers:
        for name, value in layer.items():
            after = value or defaults.get(name)
            if after is None:
                settings.pop(name, None)
            else:
                settings[name] = after
    return settings
