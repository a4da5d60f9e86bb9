export function freeStretches(height, devices, need) {
  const free = []
  let next = 1
  for (const { from, to } of [...devices, { from: height + 1, to: height + 1 }]) {
    if (from - next >= need) free.push({ from: next, to: from - 1 })
    next = Math.max(next, to + 1)
  }
  return free
}
