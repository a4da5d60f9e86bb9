interface Stay {
  from: number
  minutes: number
}

export function longestFree(stays: Stay[]): number {
  const ordered = [...stays].sort((one, other) => one.from - other.from)
  let longest = 0
  for (let i = 1; i < ordered.length; i += 1) {
    const leaving = ordered[i - 1].from + ordered[i - 1].minutes
    longest = Math.max(longest, ordered[i].from - leaving)
  }
  return longest
}
