export function freeStretches(height, devices, need) {
  const free = []
  const sorted = [...devices].sort((a, b) => a.from - b.from)
  let next = 1
  for (const { from, to } of sorted) {
    if (from - next >= need) free.push({ from: next, to: from - 1 })
    next = Math.max(next, to + 1)
  }
  if (sorted.length > 0 && height - next + 1 >= need) free.push({ from: next, to: height })
  return free
}
