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
  for (let t = from; t < to; t++) {
    const local = t + offset + (t >= summerStart && t < summerEnd ? 60 : 0)
    if (((local % 1440) + 1440) % 1440 === time) runs.push(t)
  }
  return runs
}
