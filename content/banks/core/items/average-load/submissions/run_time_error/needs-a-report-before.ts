export function averageLoad(
  samples: readonly { at: number; load: number }[],
  from: number,
  to: number,
): number | null {
  const sorted = [...samples].sort((a, b) => a.at - b.at)
  const inside = sorted.filter(({ at }) => at > from && at < to)
  const carried = sorted.filter(({ at }) => at <= from).at(-1) as { at: number; load: number }
  const steps = [{ at: from, load: carried.load }, ...inside]
  let sum = 0
  steps.forEach(({ at, load }, index) => {
    sum += load * ((steps[index + 1]?.at ?? to) - at)
  })
  return sum / (to - from)
}
