export function freeStretches(
  height: number,
  devices: readonly { from: number; to: number }[],
  need: number,
): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = []
  const sorted = [...devices].sort((a, b) => a.from - b.from)
  let next = 1
  for (const { from, to } of [...sorted, { from: height + 1, to: height + 1 }]) {
    const low = Math.min(from, to)
    const high = Math.max(from, to)
    if (low - next >= need) free.push({ from: next, to: low - 1 })
    next = Math.max(next, high + 1)
  }
  return free
}
