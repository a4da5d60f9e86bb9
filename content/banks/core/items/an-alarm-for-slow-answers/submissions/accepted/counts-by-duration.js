const SIZE = 65536

export function alarmSwitches(times, durations, { span, percent, least, on, off }) {
  const sums = new Int32Array(2 * SIZE)
  const count = (duration, change) => {
    for (let node = SIZE + duration; node >= 1; node >>= 1) sums[node] += change
  }
  const switches = []
  let oldest = 0
  for (const [i, now] of times.entries()) {
    count(durations[i], 1)
    while (now - times[oldest] >= span) count(durations[oldest++], -1)
    const n = sums[1]
    let level = 0 // stands for none: no request takes less than 1
    if (n >= least) {
      let rank = Math.floor((percent * n + 99) / 100)
      let node = 1
      while (node < SIZE) {
        node *= 2
        if (sums[node] >= rank) continue
        rank -= sums[node]
        node += 1
      }
      level = node - SIZE
    }
    const isOn = switches.length % 2 === 1
    if (isOn ? level <= off : level >= on) switches.push(i + 1)
  }
  return switches
}
