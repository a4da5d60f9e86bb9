export function affectedServices(services, failed) {
  const down = new Set(failed)
  for (let size = -1; size !== down.size;) {
    size = down.size
    for (const [name, needs] of services) {
      if (needs.some((names) => names.every((supplier) => down.has(supplier)))) down.add(name)
    }
  }
  return [...down]
}
