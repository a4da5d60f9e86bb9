interface Stay {
  from: number
  minutes: number
}

export function longestFree(stays: Stay[]): number {
  const ordered = [...stays].sort((one, other) => one.from - other.from)
  let latest: number | undefined
  for (const { from, minutes } of ordered) {
    if (latest !== undefined && from > latest) return from - latest
    latest = Math.max(latest ?? 0, from + minutes)
  }
  return 0
}
