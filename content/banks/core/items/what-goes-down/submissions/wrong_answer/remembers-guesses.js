export function affectedServices(services, failed) {
  const known = new Map(failed.map((name) => [name, true]))
  const isDown = (name) => {
    if (known.has(name)) return known.get(name)
    known.set(name, false)
    const needs = services.get(name) ?? []
    known.set(
      name,
      needs.some((names) => names.every(isDown)),
    )
    return known.get(name)
  }
  return [...services.keys()].filter(isDown)
}
