export function repaired(names) {
  return names.map((name) => {
    try {
      return decodeURIComponent(escape(name))
    } catch {
      return name
    }
  })
}
