def effectiveSettings(defaults, layers):
    settings = dict(defaults)
    for layer in layers:
        for name, value in layer.items():
            if value is not None:
                settings[name] = value
            elif name in defaults:
                settings[name] = defaults[name]
            else:
                del settings[name]
    return settings
