export function peopleAround(badges: readonly number[], times: readonly number[], span: number): number[] {
  const sorted = [...times].sort((a, b) => a - b)
  const before = (limit: number): number => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < limit) low = middle + 1
      else high = middle
    }
    return low
  }
  return times.map((now) => before(now + 1) - before(now - span))
}
