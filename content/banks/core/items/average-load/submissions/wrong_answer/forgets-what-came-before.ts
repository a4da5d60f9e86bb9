export function averageLoad(
  samples: readonly { at: number; load: number }[],
  from: number,
  to: number,
): number | null {
  const inside = samples.filter(({ at }) => at >= from && at < to).sort((a, b) => a.at - b.at)
  let sum = 0
  let known = 0
  inside.forEach(({ at, load }, index) => {
    const end = inside[index + 1]?.at ?? to
    sum += load * (end - at)
    known += end - at
  })
  return known === 0 ? null : sum / known
}
