export function freeStretches(
  height: number,
  devices: readonly { from: number; to: number }[],
  need: number,
): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = []
  const sorted = [...devices].sort((a, b) => a.from - b.from)
  let next = 1
  for (const { from, to } of sorted) {
    if (from - next >= need) free.push({ from: next, to: from - 1 })
    next = Math.max(next, to + 1)
  }
  const top = sorted[sorted.length - 1]!.to
  if (height - Math.max(top, next - 1) >= need) free.push({ from: next, to: height })
  return free
}
