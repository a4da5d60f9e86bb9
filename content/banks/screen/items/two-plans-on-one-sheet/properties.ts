interface Job {
  readonly name: string
  readonly plotter: string
  readonly at: number
  readonly takes: number
  readonly jams: boolean
}

/** No two things happen in the same millisecond: each job and the question have bits of their own. */
export function arrange(jobs: readonly Job[], asked: number) {
  const apart = jobs.slice(0, 6).map((job, place) => ({
    ...job,
    name: `${job.name} ${place}`,
    at: (Math.abs(job.at) % 20) * 8192 + 2 ** place,
    takes: (1 + (Math.abs(job.takes) % 20)) * 8192 + 2 ** (place + 6),
  }))
  return [apart, asked < 0 ? -1 : (asked % 200) * 8192 + 4096]
}

export const properties = {
  'each plotter begins its jobs in the order in which they come in, and ends one before the next': (
    { log }: { log: readonly string[] },
    jobs: readonly Job[],
  ) => {
    const inOrder = jobs.toSorted((one, other) => one.at - other.at)
    const plotters = [...new Set(jobs.map(({ plotter }) => plotter))]
    return plotters.every((plotter) => {
      const wanted = inOrder
        .filter((job) => job.plotter === plotter)
        .flatMap(({ name, jams }) => [`${plotter}: ${name} begins`, `${plotter}: ${name} ${jams ? 'jams' : 'ends'}`])
      return log.filter((line) => line.startsWith(`${plotter}: `)).join('|') === wanted.join('|')
    })
  },
}
