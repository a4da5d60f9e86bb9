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
    const seconds = Math.max(0, end - start)
    sum += load * seconds
    known += seconds
  })
  return known === 0 ? null : sum / known
}
