export function freeStretches(height, devices, need) {
  const free = []
  let end = 1
  for (const { from, to } of devices) {
    if (from - end > need) free.push({ from: end, to: from })
    end = to
  }
  return free
}
