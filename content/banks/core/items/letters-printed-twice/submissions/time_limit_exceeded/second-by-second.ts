export function countRuns(
  jobs: readonly { at: number; seconds: number }[],
  workers: number,
  hidden: number,
): number[] {
  const runs = jobs.map(() => 0)
  const visibleFrom = jobs.map(({ at }) => at)
  const doing = new Array<number>(workers).fill(-1)
  const until = new Array<number>(workers).fill(-1)
  let left = jobs.length
  for (let now = jobs[0]?.at ?? 0; left > 0; now += 1) {
    for (let worker = 0; worker < workers; worker += 1) {
      const job = doing[worker] ?? -1
      if (job < 0 || until[worker] !== now) continue
      if (visibleFrom[job] !== Infinity) left -= 1
      visibleFrom[job] = Infinity
      doing[worker] = -1
    }
    for (let worker = 0; worker < workers; worker += 1) {
      if (doing[worker] !== -1) continue
      for (let job = 0; job < jobs.length; job += 1) {
        if ((visibleFrom[job] ?? Infinity) > now) continue
        doing[worker] = job
        until[worker] = now + (jobs[job]?.seconds ?? 0)
        visibleFrom[job] = now + hidden
        runs[job] = (runs[job] ?? 0) + 1
        break
      }
    }
  }
  return runs
}
