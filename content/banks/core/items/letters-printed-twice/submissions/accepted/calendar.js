export function countRuns(jobs, workers, hidden) {
  const runs = jobs.map(() => 0)
  const gone = new Set()
  const waiting = new Set()
  let free = workers
  // What happens, by the second in which it happens.
  const calendar = new Map()
  const plan = (second, kind, job) => {
    if (!calendar.has(second)) calendar.set(second, { ends: [], appears: [] })
    calendar.get(second)[kind].push(job)
  }
  jobs.forEach(({ at }, job) => plan(at, 'appears', job))
  while (calendar.size > 0) {
    const now = Math.min(...calendar.keys())
    const { ends, appears } = calendar.get(now)
    calendar.delete(now)
    for (const job of ends) {
      free += 1
      gone.add(job)
      waiting.delete(job)
    }
    for (const job of appears) if (!gone.has(job)) waiting.add(job)
    for (const job of [...waiting].sort((a, b) => a - b).slice(0, free)) {
      free -= 1
      runs[job] += 1
      waiting.delete(job)
      plan(now + jobs[job].seconds, 'ends', job)
      plan(now + hidden, 'appears', job)
    }
  }
  return runs
}
