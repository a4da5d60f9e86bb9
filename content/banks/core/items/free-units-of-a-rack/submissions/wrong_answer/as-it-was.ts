export function freeStretches(
  height: number,
  devices: readonly { from: number; to: number }[],
  need: number,
): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = []
  let end = 1
  for (const { from, to } of devices) {
    if (from - end > need) free.push({ from: end, to: from })
    end = to
  }
  return free
}
