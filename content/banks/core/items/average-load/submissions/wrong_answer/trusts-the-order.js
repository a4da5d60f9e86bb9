export function averageLoad(samples, from, to) {
  let sum = 0
  let known = 0
  samples.forEach(({ at, load }, index) => {
    const start = Math.max(at, from)
    const end = Math.min(samples[index + 1]?.at ?? to, to)
    if (end <= start) return
    sum += load * (end - start)
    known += end - start
  })
  return known === 0 ? null : sum / known
}
