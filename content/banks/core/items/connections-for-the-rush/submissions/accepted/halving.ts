export function poolSize(
  arrivals: readonly number[],
  durations: readonly number[],
  patience: number,
  allowed: number,
): number {
  const order = arrivals.map((_, index) => index).sort((a, b) => arrivals[a]! - arrivals[b]!)

  function isEnough(size: number): boolean {
    const free = new Array<number>(size).fill(0)
    let late = 0
    for (const index of order) {
      const arrival = arrivals[index]!
      let earliest = 0
      for (let i = 1; i < size; i += 1) if (free[i]! < free[earliest]!) earliest = i
      const start = Math.max(arrival, free[earliest]!)
      free[earliest] = start + durations[index]!
      if (start - arrival > patience) late += 1
    }
    return late <= allowed
  }

  let low = 1
  let high = arrivals.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
