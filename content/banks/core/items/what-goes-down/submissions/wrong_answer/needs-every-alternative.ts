export function affectedServices(
  services: ReadonlyMap<string, readonly (readonly string[])[]>,
  failed: readonly string[],
): string[] {
  const down = new Set(failed)
  for (let size = -1; size !== down.size;) {
    size = down.size
    for (const [name, needs] of services) {
      if (needs.flat().some((supplier) => down.has(supplier))) down.add(name)
    }
  }
  return [...services.keys()].filter((name) => down.has(name))
}
