export function effectiveSettings(defaults, layers) {
  const settings = new Map()
  for (const layer of layers) {
    for (const [name, value] of layer) {
      if (value !== null && !settings.has(name)) settings.set(name, value)
    }
  }
  for (const [name, value] of defaults) {
    if (!settings.has(name)) settings.set(name, value)
  }
  return settings
}
