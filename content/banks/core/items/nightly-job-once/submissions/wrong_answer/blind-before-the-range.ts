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
  let served = -Infinity
  for (let t = from; t < to; t++) {
    const local = t + offset + (t >= summerStart && t < summerEnd ? 60 : 0)
    const skipped = t === summerStart && (((time - local) % 1440) + 1440) % 1440 >= 1380
    if (!skipped && ((local % 1440) + 1440) % 1440 !== time) continue
    const day = Math.floor((local - time) / 1440)
    if (day <= served) continue
    served = day
    runs.push(t)
  }
  return runs
}
