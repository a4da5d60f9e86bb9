export function runTimes(time, offset, summerStart, summerLength, from, to) {
  const local = (t) => t + offset + (t >= summerStart && t < summerStart + summerLength ? 60 : 0)
  // The last day whose time has come, for a count of local minutes.
  const due = (minutes) => Math.floor((minutes - time) / 1440)
  const runs = []
  let served = -Infinity
  for (let t = from - 1500; t < from; t++) served = Math.max(served, due(local(t)))
  for (let t = from; t < to; t++) {
    if (due(local(t)) <= served) continue
    served = due(local(t))
    runs.push(t)
  }
  return runs
}
