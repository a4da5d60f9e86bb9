export function longestFree(stays) {
  const ordered = [...stays].sort((one, other) => (String(one.from) < String(other.from) ? -1 : 1))
  let longest = 0
  let latest
  for (const { from, minutes } of ordered) {
    if (latest !== undefined) longest = Math.max(longest, from - latest)
    latest = Math.max(latest ?? 0, from + minutes)
  }
  return longest
}
