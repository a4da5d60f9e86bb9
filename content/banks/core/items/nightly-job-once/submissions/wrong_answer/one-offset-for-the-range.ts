export function runTimes(
  time: number,
  offset: number,
  summerStart: number,
  summerLength: number,
  from: number,
  to: number,
): number[] {
  const summer = from >= summerStart && from < summerStart + summerLength
  const ahead = summer ? offset + 60 : offset
  const runs: number[] = []
  for (let t = from; t < to; t++) {
    if ((((t + ahead) % 1440) + 1440) % 1440 === time) runs.push(t)
  }
  return runs
}
