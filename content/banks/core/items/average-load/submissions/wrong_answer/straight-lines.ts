export function averageLoad(
  samples: readonly { at: number; load: number }[],
  from: number,
  to: number,
): number | null {
  const sorted = [...samples].sort((a, b) => a.at - b.at)
  let sum = 0
  let known = 0
  sorted.forEach(({ at, load }, index) => {
    const next = sorted[index + 1] ?? { at: to, load }
    const start = Math.max(at, from)
    const end = Math.min(next.at, to)
    if (end <= start) return
    sum += ((load + next.load) / 2) * (end - start)
    known += end - start
  })
  return known === 0 ? null : sum / known
}
