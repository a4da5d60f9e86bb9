export function averageLoad(
  samples: readonly { at: number; load: number }[],
  from: number,
  to: number,
): number | null {
  const sorted = [...samples].sort((a, b) => a.at - b.at)
  let sum = 0
  let known = 0
  sorted.forEach(({ at, load }, index) => {
    const start = Math.max(at, from)
    const end = Math.min(sorted[index + 1]?.at ?? to, to)
    if (end <= start) return
    sum += load * (end - start)
    known += end - start
  })
  return sum / known || null
}
