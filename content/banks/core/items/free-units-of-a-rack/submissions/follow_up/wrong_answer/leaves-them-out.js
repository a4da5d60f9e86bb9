export function freeStretches(height, devices, need) {
  const free = []
  const occupied = new Array(height + 2).fill(false)
  occupied[height + 1] = true
  for (const { from, to } of devices.filter((device) => device.from <= device.to)) occupied.fill(true, from, to + 1)
  let first = 1
  for (let unit = 1; unit <= height + 1; unit += 1) {
    if (!occupied[unit]) continue
    if (unit - first >= need) free.push({ from: first, to: unit - 1 })
    first = unit + 1
  }
  return free
}
