export function poolSize(
  arrivals: readonly number[],
  durations: readonly number[],
  patience: number,
  allowed: number,
): number {
  const order = arrivals.map((_, index) => index).sort((a, b) => arrivals[a]! - arrivals[b]!)
  for (let size = 1; ; size += 1) {
    const free = new Array<number>(size).fill(0)
    let late = 0
    for (const index of order) {
      const arrival = arrivals[index]!
      const earliest = free.indexOf(Math.min(...free))
      const start = Math.max(arrival, free[earliest]!)
      free[earliest] = start + durations[index]!
      if (start - arrival > patience) late += 1
    }
    if (late <= allowed) return size
  }
}
