export function averageLoad(samples, from, to) {
  const inside = samples.filter(({ at }) => at >= from && at < to)
  if (inside.length === 0) return null
  return inside.reduce((sum, { load }) => sum + load, 0) / inside.length
}
