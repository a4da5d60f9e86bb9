type Jobs = readonly { readonly id: string; readonly minutes: number; readonly due: number }[]
type Plan = readonly { readonly job: string; readonly kiln: string; readonly start: number }[]
type Complaints = readonly { readonly rule: string; readonly about: string }[]

/** Every job has an id of its own. */
export function arrange(jobs: Jobs, plan: Plan) {
  return [[...new Map(jobs.map((job) => [job.id, job])).values()], plan]
}

const listed = (complaints: Complaints) => complaints.map(({ rule, about }) => `${rule} ${about}`).sort()

export const properties = {
  'of a job that nobody has ordered only its own complaint is made': (
    complaints: Complaints,
    jobs: Jobs,
    plan: Plan,
  ) =>
    complaints.every(({ rule, about }) => {
      if (rule === 'overlap') return plan.filter(({ kiln }) => kiln === about).length > 1
      return (rule === 'unknown') === !jobs.some(({ id }) => id === about)
    }),
}

export const relations = {
  'neither list has an order': {
    change: (jobs: Jobs, plan: Plan) => [jobs.toReversed(), plan.toReversed()],
    holds: (complaints: Complaints, turned: Complaints) =>
      listed(complaints).join() === listed(turned).join(),
  },
  'entries of an unknown job add one complaint, wherever they stand': {
    change: (jobs: Jobs, plan: Plan) =>
      plan.length <= 78 && plan.length > 0 && !jobs.some(({ id }) => id === 'zzzz')
        ? [jobs, [...plan, { ...plan[0], job: 'zzzz' }, { ...plan[0], job: 'zzzz' }]]
        : null,
    holds: (complaints: Complaints, more: Complaints) =>
      [...new Set([...listed(complaints), 'unknown zzzz'])].sort().join() === listed(more).join(),
  },
}
