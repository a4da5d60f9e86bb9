export function affectedServices(services, failed) {
  const isDown = (name, asking) => {
    if (failed.includes(name)) return true
    if (asking.includes(name)) return false
    const needs = services.get(name) ?? []
    return needs.some((names) => names.every((supplier) => isDown(supplier, [...asking, name])))
  }
  return [...services.keys()].filter((name) => isDown(name, []))
}
