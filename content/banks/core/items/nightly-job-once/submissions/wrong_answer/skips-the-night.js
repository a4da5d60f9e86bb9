export function runTimes(time, offset, summerStart, summerLength, from, to) {
  const runs = []
  let last = null
  for (let t = from - 1500; t < to; t++) {
    const local = t + offset + (t >= summerStart && t < summerStart + summerLength ? 60 : 0)
    const day = Math.floor(local / 1440)
    if (local - day * 1440 !== time || (last !== null && day <= last)) continue
    last = day
    if (t >= from) runs.push(t)
  }
  return runs
}
