export function runTimes(
  time: number,
  offset: number,
  summerStart: number,
  summerLength: number,
  from: number,
  to: number,
): number[] {
  const summerEnd = summerStart + summerLength
  const runs: number[] = []
  for (let day = -2; day < 75; day++) {
    const inStandard = day * 1440 + time - offset
    const inSummer = inStandard - 60
    const summer = inStandard >= summerStart && inStandard < summerEnd
    const run = summer ? Math.max(inSummer, summerStart) : inStandard
    if (run >= from && run < to) runs.push(run)
  }
  return runs
}
