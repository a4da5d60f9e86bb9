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
  const firstDay = Math.floor((from + offset) / 1440)
  const lastDay = Math.floor((to + offset + 60) / 1440)
  for (let day = firstDay; day <= lastDay; day++) {
    const inStandard = day * 1440 + time - offset
    const inSummer = inStandard - 60
    let run = inStandard
    if (inStandard >= summerStart) {
      // The jump may have skipped the wanted time; then the job runs right after it.
      if (inSummer < summerEnd) run = Math.max(inSummer, summerStart)
    }
    if (run >= from && run < to) runs.push(run)
  }
  return runs
}
