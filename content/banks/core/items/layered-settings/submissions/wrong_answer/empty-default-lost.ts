export function effectiveSettings(
  defaults: ReadonlyMap<string, string>,
  layers: readonly ReadonlyMap<string, string | null>[],
): Map<string, string> {
  const settings = new Map(defaults)
  for (const layer of layers) {
    for (const [name, value] of layer) {
      const next = value === null ? defaults.get(name) : value
      if (next || value === '') settings.set(name, next ?? '')
      else settings.delete(name)
    }
  }
  return settings
}
