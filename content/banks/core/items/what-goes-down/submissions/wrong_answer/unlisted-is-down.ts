export function affectedServices(
  services: ReadonlyMap<string, readonly (readonly string[])[]>,
  failed: readonly string[],
): string[] {
  const down = new Set(failed)
  const unavailable = (name: string): boolean => down.has(name) || !services.has(name)
  for (let size = -1; size !== down.size;) {
    size = down.size
    for (const [name, needs] of services) {
      if (needs.some((names) => names.every(unavailable))) down.add(name)
    }
  }
  return [...services.keys()].filter((name) => down.has(name))
}
