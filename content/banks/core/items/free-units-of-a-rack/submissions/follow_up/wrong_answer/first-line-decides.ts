export function freeStretches(
  height: number,
  devices: readonly { from: number; to: number }[],
  need: number,
): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = []
  const isTopDown = devices.some((device, index) => index === 0 && device.from > device.to)
  const sorted = devices
    .map(({ from, to }) => (isTopDown ? { from: to, to: from } : { from, to }))
    .sort((a, b) => a.from - b.from)
  let next = 1
  for (const { from, to } of [...sorted, { from: height + 1, to: height + 1 }]) {
    if (from - next >= need) free.push({ from: next, to: from - 1 })
    next = Math.max(next, to + 1)
  }
  return free
}
