interface Stay {
  from: number
  minutes: number
}

export function longestFree(stays: Stay[]): number {
  const ordered = [...stays].sort((one, other) => one.from - other.from)
  let longest = 0
  let latest = 0
  for (const { from, minutes } of ordered) {
    longest = Math.max(longest, from - latest)
    latest = Math.max(latest, from + minutes)
  }
  return longest
}
