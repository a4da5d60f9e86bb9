export function repaired(names) {
  return names.map(repair)
}

function repair(name) {
  try {
    const before = decodeURIComponent(escape(name))
    return before === name ? name : repair(before)
  } catch {
    return name
  }
}
