export function complaints(jobs, plan) {
  const result = []
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const seen = new Set()
  const busy = new Map()
  for (const { job, kiln, start } of [...plan].sort((a, b) => a.start - b.start)) {
    const order = byId.get(job)
    if (!order) {
      result.push({ rule: 'unknown', about: job })
      continue
    }
    if (seen.has(job)) result.push({ rule: 'repeated', about: job })
    seen.add(job)
    if (start + order.minutes > order.due) result.push({ rule: 'late', about: job })
    if (start < (busy.get(kiln) ?? 0)) result.push({ rule: 'overlap', about: kiln })
    busy.set(kiln, Math.max(busy.get(kiln) ?? 0, start + order.minutes))
  }
  for (const { id } of jobs) if (!seen.has(id)) result.push({ rule: 'missing', about: id })
  return result
}
