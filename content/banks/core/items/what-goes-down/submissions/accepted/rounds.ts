export function affectedServices(
  services: ReadonlyMap<string, readonly (readonly string[])[]>,
  failed: readonly string[],
): string[] {
  const down = new Set(failed)
  let grew = true
  while (grew) {
    grew = false
    for (const [name, needs] of services) {
      if (down.has(name)) continue
      if (needs.some((names) => names.every((supplier) => down.has(supplier)))) {
        down.add(name)
        grew = true
      }
    }
  }
  return [...down].filter((name) => services.has(name))
}
