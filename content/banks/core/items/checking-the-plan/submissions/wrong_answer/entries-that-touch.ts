type Job = { id: string; minutes: number; due: number }
type Entry = { job: string; kiln: string; start: number }
type Complaint = { rule: string; about: string }

export function complaints(jobs: readonly Job[], plan: readonly Entry[]): Complaint[] {
  const result: Complaint[] = []
  const ordered = new Map(jobs.map((job) => [job.id, job]))
  const entries = plan
  for (const { id } of jobs) {
    const count = entries.filter(({ job }) => job === id).length
    if (count === 0) result.push({ rule: 'missing', about: id })
    if (count > 1) result.push({ rule: 'repeated', about: id })
  }
  for (const job of jobs) {
    const isLate = entries.some((entry) => entry.job === job.id && isTooLate(entry, job))
    if (isLate) result.push({ rule: 'late', about: job.id })
  }
  const strangers = new Set(entries.map(({ job }) => job).filter((job) => !ordered.has(job)))
  for (const about of strangers) result.push({ rule: 'unknown', about })
  for (const kiln of new Set(entries.map((entry) => entry.kiln))) {
    const burning = entries
      .filter((entry) => entry.kiln === kiln && ordered.has(entry.job))
      .map(({ job, start }) => ({ start, end: start + ordered.get(job)!.minutes }))
      .sort((a, b) => a.start - b.start)
    if (burning.some(({ start }, i) => i > 0 && start <= burning[i - 1]!.end)) {
      result.push({ rule: 'overlap', about: kiln })
    }
  }
  return result
}

function isTooLate({ start }: Entry, job: Job): boolean {
  return start + job.minutes > job.due
}
