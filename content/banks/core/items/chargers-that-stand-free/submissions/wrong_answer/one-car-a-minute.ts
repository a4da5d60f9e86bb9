interface Stay {
  from: number
  minutes: number
}

export function longestFree(stays: Stay[]): number {
  const ordered = [...stays].sort((one, other) => one.from - other.from)
  const unique = ordered.filter(({ from }, at) => ordered[at - 1]?.from !== from)
  let longest = 0
  let latest = Infinity
  for (const { from, minutes } of unique) {
    longest = Math.max(longest, from - latest)
    latest = latest === Infinity ? from + minutes : Math.max(latest, from + minutes)
  }
  return longest
}
