export function longestFree(stays) {
  let longest = 0
  let latest
  for (const { from, minutes } of stays) {
    if (latest !== undefined) longest = Math.max(longest, from - latest)
    latest = Math.max(latest ?? 0, from + minutes)
  }
  return longest
}
