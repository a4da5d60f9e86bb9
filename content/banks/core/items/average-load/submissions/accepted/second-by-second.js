export function averageLoad(samples, from, to) {
  const reported = new Map(samples.map(({ at, load }) => [at, load]))
  const firstReport = Math.min(...reported.keys())
  let load = 0
  let sum = 0
  let known = 0
  for (let second = firstReport; second < to; second++) {
    load = reported.get(second) ?? load
    if (second < from) continue
    sum += load
    known++
  }
  return known > 0 ? sum / known : null
}
