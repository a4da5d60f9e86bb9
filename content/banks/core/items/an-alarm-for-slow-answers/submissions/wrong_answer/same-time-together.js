export function alarmSwitches(times, durations, { span, percent, least, on, off }) {
  const switches = []
  const sorted = []
  const place = (value) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle] < value) low = middle + 1
      else high = middle
    }
    return low
  }
  let newest = 0
  let oldest = 0
  for (let i = 0; i < times.length; i += 1) {
    for (; newest < times.length && times[newest] <= times[i]; newest += 1) sorted.splice(place(durations[newest]), 0, durations[newest])
    for (; times[i] - times[oldest] >= span; oldest += 1) sorted.splice(place(durations[oldest]), 1)
    const level = sorted.length >= least ? sorted[Math.ceil((percent * sorted.length) / 100) - 1] : 0
    if (switches.length % 2 === 1 ? level <= off : level >= on) switches.push(i + 1)
  }
  return switches
}
