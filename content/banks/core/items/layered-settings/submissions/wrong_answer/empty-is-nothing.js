export function effectiveSettings(defaults, layers) {
  const settings = new Map(defaults)
  for (const layer of layers) {
    for (const [name, value] of layer) {
      if (value) settings.set(name, value)
      else if (defaults.has(name)) settings.set(name, defaults.get(name))
      else settings.delete(name)
    }
  }
  return settings
}
