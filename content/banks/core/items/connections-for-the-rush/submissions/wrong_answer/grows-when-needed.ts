export function poolSize(
  arrivals: readonly number[],
  durations: readonly number[],
  patience: number,
  allowed: number,
): number {
  const order = arrivals.map((_, index) => index).sort((a, b) => arrivals[a]! - arrivals[b]!)
  const free: number[] = [0]
  let late = 0
  for (const index of order) {
    const arrival = arrivals[index]!
    free.sort((a, b) => a - b)
    const start = Math.max(arrival, free[0]!)
    if (start - arrival > patience && (late += 1) > allowed) {
      free.push(arrival + durations[index]!)
    } else {
      free[0] = start + durations[index]!
    }
  }
  return free.length
}
