export function affectedServices(services, failed) {
  const down = new Set(failed)
  for (let size = -1; size !== down.size;) {
    size = down.size
    for (const [name, needs] of services) {
      const suppliers = needs.flat()
      if (suppliers.length > 0 && suppliers.every((supplier) => down.has(supplier))) down.add(name)
    }
  }
  return [...services.keys()].filter((name) => down.has(name))
}
