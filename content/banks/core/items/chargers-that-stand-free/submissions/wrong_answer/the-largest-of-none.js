export function longestFree(stays) {
  const ordered = [...stays].sort((one, other) => one.from - other.from)
  const stretches = []
  let latest
  for (const { from, minutes } of ordered) {
    if (latest !== undefined) stretches.push(from - latest)
    latest = Math.max(latest ?? 0, from + minutes)
  }
  return Math.max(...stretches)
}
