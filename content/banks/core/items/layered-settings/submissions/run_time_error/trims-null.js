export function effectiveSettings(defaults, layers) {
  const settings = new Map(defaults)
  for (const layer of layers) {
    for (const [name, value] of layer) {
      if (value.trim() !== 'null') settings.set(name, value)
      else settings.delete(name)
    }
  }
  return settings
}
