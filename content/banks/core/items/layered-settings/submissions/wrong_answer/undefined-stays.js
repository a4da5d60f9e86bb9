export function effectiveSettings(defaults, layers) {
  const settings = new Map(defaults)
  for (const layer of layers) {
    for (const [name, value] of layer) {
      settings.set(name, value === null ? defaults.get(name) : value)
    }
  }
  return settings
}
