export function freeStretches(
  height: number,
  devices: readonly { from: number; to: number }[],
  need: number,
): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = []
  const upright = devices.map(({ from, to }) => (from <= to ? { from, to } : { from: to, to: from }))
  upright.sort((a, b) => a.from - b.from)
  let next = 1
  for (const { from, to } of [...upright, { from: height + 1, to: height + 1 }]) {
    if (from - next >= need) free.push({ from: next, to: from - 1 })
    next = Math.max(next, to + 1)
  }
  return free
}
