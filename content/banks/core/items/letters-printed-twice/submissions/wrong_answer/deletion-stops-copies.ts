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
    busy = busy.filter(({ job }) => visibleFrom[job] !== Infinity)
    for (const [job, { seconds }] of jobs.entries()) {
      if (busy.length === workers) break
      if ((visibleFrom[job] ?? Infinity) > now) continue
      busy.push({ job, end: now + seconds })
      visibleFrom[job] = now + hidden
      runs[job] = (runs[job] ?? 0) + 1
    }
  }
}
