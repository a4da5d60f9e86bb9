export function runTimes(time, offset, summerStart, summerLength, from, to) {
  const runs = []
  for (let day = -2; day < 75; day++) {
    const inStandard = day * 1440 + time - offset
    let run = inStandard
    if (inStandard >= summerStart && inStandard - 60 < summerStart + summerLength) {
      run = Math.max(inStandard - 60, summerStart)
    }
    if (run >= from && run <= to) runs.push(run)
  }
  return runs
}
