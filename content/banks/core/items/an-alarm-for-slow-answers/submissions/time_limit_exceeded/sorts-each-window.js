export function alarmSwitches(times, durations, { span, percent, least, on, off }) {
  const switches = []
  let isOn = false
  let oldest = 0
  for (let i = 0; i < times.length; i += 1) {
    while (times[i] - times[oldest] >= span) oldest += 1
    const window = durations.slice(oldest, i + 1).sort((a, b) => a - b)
    const level = window.length >= least ? window[Math.ceil((percent * window.length) / 100) - 1] : 0
    if (isOn ? level <= off : level >= on) {
      isOn = !isOn
      switches.push(i + 1)
    }
  }
  return switches
}
