type Jobs = readonly { readonly at: number; readonly seconds: number }[]

/** The list has the jobs in the order of arrival. */
export function arrange(jobs: Jobs, workers: number, hidden: number) {
  return [jobs.toSorted((one, other) => one.at - other.at), workers, hidden]
}

const needed = (seconds: number, hidden: number) => Math.ceil(seconds / hidden)

export const properties = {
  'every job is begun once at least, and as often as it becomes visible again at most': (
    runs: readonly number[],
    jobs: Jobs,
    workers: number,
    hidden: number,
  ) =>
    runs.length === jobs.length &&
    runs.every((count, job) => {
      const seconds = jobs[job]?.seconds ?? 0
      // A second run would have to begin before the first one ends.
      return count >= 1 && count <= needed(seconds, hidden) && count <= Math.max(1, workers)
    }),
}

export const relations = {
  'with a worker for every run, the formula holds': {
    change: (jobs: Jobs, _workers: number, hidden: number) => {
      const runs = jobs.reduce((sum, { seconds }) => sum + needed(seconds, hidden), 0)
      return runs <= 20 ? [jobs, 20, hidden] : null
    },
    holds: (
      _runs: readonly number[],
      free: readonly number[],
      [jobs, , hidden]: readonly [Jobs, number, number],
    ) => free.every((count, job) => count === needed(jobs[job]?.seconds ?? 0, hidden)),
  },
  'it does not matter when the clock was started': {
    change: (jobs: Jobs, workers: number, hidden: number) =>
      jobs.every(({ at }) => at <= 999_999_000)
        ? [jobs.map((job) => ({ ...job, at: job.at + 1000 })), workers, hidden]
        : null,
    holds: (runs: readonly number[], later: readonly number[]) => runs.join() === later.join(),
  },
}
