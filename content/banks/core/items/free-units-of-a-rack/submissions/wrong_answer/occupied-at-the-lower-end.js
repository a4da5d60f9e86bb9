export function freeStretches(height, devices, need) {
  const free = []
  const sorted = [...devices].sort((a, b) => a.from - b.from)
  let next = 1
  for (const { from, to } of [...sorted, { from: height + 1, to: height }]) {
    if (from - next >= need) free.push({ from: next, to: from - 1 })
    next = Math.max(next, to)
  }
  return free
}
