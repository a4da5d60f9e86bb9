type Rule = { span: number; percent: number; least: number; on: number; off: number }

export function alarmSwitches(times: readonly number[], durations: readonly number[], rule: Rule): number[] {
  const { span, percent, least, on, off } = rule
  const switches: number[] = []
  const sorted: number[] = []
  let isOn = false
  let oldest = 0
  times.forEach((now, i) => {
    sorted.splice(placeOf(sorted, durations[i]!), 0, durations[i]!)
    for (; now - times[oldest]! >= span; oldest += 1) sorted.splice(placeOf(sorted, durations[oldest]!), 1)
    const n = sorted.length
    const rank = Math.ceil((percent * n) / 100)
    const level = n >= least ? sorted[rank - 1]! : undefined
    const turns = isOn ? level === undefined || level <= off : level !== undefined && level >= on
    if (!turns) return
    isOn = !isOn
    switches.push(i + 1)
  })
  return switches
}

/** The first place in a sorted list whose value is not below the given one. */
function placeOf(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
