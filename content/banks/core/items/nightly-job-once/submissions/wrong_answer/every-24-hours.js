export function runTimes(time, offset, summerStart, summerLength, from, to) {
  const timeOfDay = (t) => {
    const local = t + offset + (t >= summerStart && t < summerStart + summerLength ? 60 : 0)
    return ((local % 1440) + 1440) % 1440
  }
  let t = from
  while (t < to && timeOfDay(t) !== time) t++
  const runs = []
  for (; t < to; t += 1440) runs.push(t)
  return runs
}
