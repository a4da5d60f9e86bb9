export function complaints(jobs, plan) {
  const found = new Map()
  const complain = (rule, about) => found.set(rule + ' ' + about, { rule, about })
  const entries = plan.map((entry) => {
    const { minutes, due } = jobs.find(({ id }) => id === entry.job)
    return { ...entry, end: entry.start + minutes, due }
  })
  for (const { id } of jobs) {
    const own = entries.filter(({ job }) => job === id)
    if (own.length === 0) complain('missing', id)
    if (own.length > 1) complain('repeated', id)
    if (own.some(({ end, due }) => end > due)) complain('late', id)
  }
  for (const a of entries) {
    for (const b of entries) {
      if (a !== b && a.kiln === b.kiln && a.start < b.end && b.start < a.end) complain('overlap', a.kiln)
    }
  }
  return [...found.values()]
}
