/** A line for each plotter that has a job: tasks of one line run one after another. */
export function createLines() {
  const lines = new Map<string, Promise<unknown>>()
  const jobs = new Map<string, number>()

  async function inTurn<T>(plotter: string, task: () => Promise<T>): Promise<T> {
    const before = lines.get(plotter) ?? Promise.resolve()
    const turn = before.then(task, task)
    lines.set(plotter, turn)
    jobs.set(plotter, (jobs.get(plotter) ?? 0) + 1)
    try {
      return await turn
    } finally {
      const left = (jobs.get(plotter) ?? 0) - 1
      if (left > 0) jobs.set(plotter, left)
      else if (jobs.delete(plotter)) lines.delete(plotter)
    }
  }

  return { inTurn, count: () => lines.size }
}
