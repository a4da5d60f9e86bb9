export function complaints(jobs, plan) {
  const found = new Set()
  const known = []
  for (const { job, kiln, start } of plan) {
    const order = jobs.find(({ id }) => id === job)
    if (!order) found.add('unknown ' + job)
    else known.push({ job, kiln, start, end: start + order.minutes, due: order.due })
  }
  known.forEach((entry, i) => {
    if (entry.end > entry.due) found.add('late ' + entry.job)
    for (const other of known.slice(0, i)) {
      if (other.job === entry.job) found.add('repeated ' + entry.job)
      if (other.kiln === entry.kiln && other.start < entry.end && entry.start < other.end) found.add('overlap ' + entry.kiln)
    }
  })
  for (const { id } of jobs) if (!known.some(({ job }) => job === id)) found.add('missing ' + id)
  return [...found].map((complaint) => {
    const [rule, about] = complaint.split(' ')
    return { rule, about }
  })
}
