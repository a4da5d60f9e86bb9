export function averageLoad(samples, from, to) {
  const sorted = [...samples].sort((a, b) => a.at - b.at)
  let sum = 0
  sorted.forEach(({ at, load }, index) => {
    const start = Math.max(at, from)
    const end = Math.min(sorted[index + 1]?.at ?? to, to)
    if (end > start) sum += load * (end - start)
  })
  return sum / (to - from)
}
