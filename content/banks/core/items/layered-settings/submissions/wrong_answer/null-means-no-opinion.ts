export function effectiveSettings(
  defaults: ReadonlyMap<string, string>,
  layers: readonly ReadonlyMap<string, string | null>[],
): Map<string, string> {
  const settings = new Map(defaults)
  for (const layer of layers) {
    for (const [name, value] of layer) {
      if (value !== null) settings.set(name, value)
    }
  }
  return settings
}
