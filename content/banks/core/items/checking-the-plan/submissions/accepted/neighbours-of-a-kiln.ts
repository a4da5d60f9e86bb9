type Job = { id: string; minutes: number; due: number }
type Entry = { job: string; kiln: string; start: number }
type Complaint = { rule: string; about: string }

export function complaints(jobs: readonly Job[], plan: readonly Entry[]): Complaint[] {
  const result: Complaint[] = []
  const ordered = new Map(jobs.map((job) => [job.id, job]))
  for (const name of new Set([...ordered.keys(), ...plan.map(({ job }) => job)])) {
    const job = ordered.get(name)
    const entries = plan.filter((entry) => entry.job === name)
    if (!job) {
      result.push({ rule: 'unknown', about: name })
      continue
    }
    if (entries.length === 0) result.push({ rule: 'missing', about: name })
    if (entries.length > 1) result.push({ rule: 'repeated', about: name })
    if (entries.some(({ start }) => start + job.minutes > job.due)) result.push({ rule: 'late', about: name })
  }
  for (const kiln of new Set(plan.map((entry) => entry.kiln))) {
    const burning = plan
      .filter((entry) => entry.kiln === kiln && ordered.has(entry.job))
      .map(({ job, start }) => ({ start, end: start + ordered.get(job)!.minutes }))
      .sort((a, b) => a.start - b.start)
    if (burning.some(({ start }, i) => i > 0 && start < burning[i - 1]!.end)) {
      result.push({ rule: 'overlap', about: kiln })
    }
  }
  return result
}
