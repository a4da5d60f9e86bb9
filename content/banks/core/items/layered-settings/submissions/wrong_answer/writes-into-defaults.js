export function effectiveSettings(defaults, layers) {
  const settings = defaults
  for (const layer of layers) {
    for (const [name, value] of layer) {
      if (value !== null) settings.set(name, value)
      else if (defaults.has(name)) settings.set(name, defaults.get(name))
      else settings.delete(name)
    }
  }
  return settings
}
