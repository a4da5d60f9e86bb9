export function averageLoad(samples, from, to) {
  const reported = new Map()
  for (const { at, load } of samples) {
    if (!reported.has(at)) reported.set(at, load)
  }
  const times = [...reported.keys()].sort((a, b) => a - b)
  let sum = 0
  let known = 0
  times.forEach((at, index) => {
    const start = Math.max(at, from)
    const end = Math.min(times[index + 1] ?? to, to)
    if (end <= start) return
    sum += reported.get(at) * (end - start)
    known += end - start
  })
  return known === 0 ? null : sum / known
}
