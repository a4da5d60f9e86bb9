export function runTimes(time, offset, summerStart, summerLength, from, to) {
  const runs = []
  for (let day = -2; day < 75; day++) {
    const local = day * 1440 + time
    const summer = local >= summerStart && local < summerStart + summerLength
    const run = local - offset - (summer ? 60 : 0)
    if (run >= from && run < to) runs.push(run)
  }
  return runs
}
