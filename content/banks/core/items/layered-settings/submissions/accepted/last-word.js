export function effectiveSettings(defaults, layers) {
  const names = new Set([defaults, ...layers].flatMap((layer) => [...layer.keys()]))
  const settings = new Map()
  for (const name of names) {
    // Only the last file that mentions a setting decides about it.
    const last = layers.findLast((layer) => layer.has(name))
    const decided = last === undefined ? null : last.get(name)
    if (decided !== null) settings.set(name, decided)
    else if (defaults.has(name)) settings.set(name, defaults.get(name))
  }
  return settings
}
