export function effectiveSettings(
  defaults: ReadonlyMap<string, string>,
  layers: readonly ReadonlyMap<string, string | null>[],
): Map<string, string> {
  const settings = new Map(defaults)
  for (const layer of layers) {
    for (const [name, value] of layer) {
      const next = value ?? defaults.get(name)
      if (next === undefined) settings.delete(name)
      else settings.set(name, next)
    }
  }
  return settings
}
