export function runTimes(time, offset, summerStart, summerLength, from, to) {
  const runs = []
  for (let t = from; t < to; t++) {
    if ((((t + offset) % 1440) + 1440) % 1440 === time) runs.push(t)
  }
  return runs
}
