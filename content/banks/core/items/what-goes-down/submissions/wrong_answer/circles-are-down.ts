export function affectedServices(
  services: ReadonlyMap<string, readonly (readonly string[])[]>,
  failed: readonly string[],
): string[] {
  // Begins with what can run for certain, so that a circle never gets started.
  const names = new Set([...services.keys(), ...[...services.values()].flat(2)])
  const up = new Set([...names].filter((name) => !services.has(name) && !failed.includes(name)))
  for (let size = -1; size !== up.size;) {
    size = up.size
    for (const [name, needs] of services) {
      if (failed.includes(name)) continue
      if (needs.every((suppliers) => suppliers.some((supplier) => up.has(supplier)))) up.add(name)
    }
  }
  return [...services.keys()].filter((name) => !up.has(name))
}
