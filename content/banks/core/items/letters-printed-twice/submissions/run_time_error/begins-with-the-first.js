export function countRuns(jobs, workers, hidden) {
  const runs = jobs.map(() => 0)
  const visibleFrom = jobs.map(({ at }) => at)
  let busy = []
  let now = jobs[0].at
  while (now < Infinity) {
    for (const { job, end } of busy) if (end === now) visibleFrom[job] = Infinity
    busy = busy.filter(({ end }) => end > now)
    jobs.forEach(({ seconds }, job) => {
      if (busy.length === workers || visibleFrom[job] > now) return
      busy.push({ job, end: now + seconds })
      visibleFrom[job] = now + hidden
      runs[job] += 1
    })
    now = Math.min(...[...visibleFrom, ...busy.map(({ end }) => end)].filter((moment) => moment > now))
  }
  return runs
}
