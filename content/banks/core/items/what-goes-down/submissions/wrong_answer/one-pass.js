export function affectedServices(services, failed) {
  const down = new Set(failed)
  for (const [name, needs] of services) {
    if (needs.some((names) => names.every((supplier) => down.has(supplier)))) down.add(name)
  }
  return [...services.keys()].filter((name) => down.has(name))
}
