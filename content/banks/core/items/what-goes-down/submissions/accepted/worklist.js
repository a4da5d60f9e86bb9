export function affectedServices(services, failed) {
  // For each name the needs it can satisfy; each need counts the different names it has left.
  const usedBy = new Map()
  for (const [service, needs] of services) {
    for (const names of needs) {
      const different = new Set(names)
      const need = { service, left: different.size }
      for (const name of different) {
        if (!usedBy.has(name)) usedBy.set(name, [])
        usedBy.get(name).push(need)
      }
    }
  }
  const down = new Set(failed)
  const waiting = [...down]
  while (waiting.length > 0) {
    for (const need of usedBy.get(waiting.pop()) ?? []) {
      need.left--
      if (need.left > 0 || down.has(need.service)) continue
      down.add(need.service)
      waiting.push(need.service)
    }
  }
  return [...services.keys()].filter((name) => down.has(name))
}
