type Run = { job: number; end: number }

export function countRuns(
  jobs: readonly { at: number; seconds: number }[],
  workers: number,
  hidden: number,
): number[] {
  const runs = jobs.map(() => 0)
  // The moment from which each job is visible; never, once it has been deleted.
  const visibleFrom = jobs.map(({ at }) => at)
  let busy: Run[] = []
  let now = -1
  for (;;) {
    const moments = [...visibleFrom, ...busy.map(({ end }) => end)].filter((moment) => moment > now)
    if (moments.every((moment) => moment === Infinity)) return runs
    now = Math.min(...moments)
    for (const { job, end } of busy) if (end === now) visibleFrom[job] = Infinity
    busy = busy.filter(({ end }) => end > now)
    const waiting = [...visibleFrom.keys()].filter((job) => (visibleFrom[job] ?? Infinity) <= now)
    waiting.sort((a, b) => (visibleFrom[a] ?? 0) - (visibleFrom[b] ?? 0))
    for (const job of waiting) {
      if (busy.length === workers) break
      busy.push({ job, end: now + (jobs[job]?.seconds ?? 0) })
      visibleFrom[job] = now + hidden
      runs[job] = (runs[job] ?? 0) + 1
    }
  }
}
