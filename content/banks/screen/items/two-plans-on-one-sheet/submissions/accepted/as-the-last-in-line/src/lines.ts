/** A line for each plotter that has a job: tasks of one line run one after another. */
export function createLines() {
  const lines = new Map<string, Promise<unknown>>()

  async function inTurn<T>(plotter: string, task: () => Promise<T>): Promise<T> {
    const before = lines.get(plotter) ?? Promise.resolve()
    const turn = before.then(task, task)
    lines.set(plotter, turn)
    try {
      return await turn
    } finally {
      if (lines.get(plotter) === turn) lines.delete(plotter)
    }
  }

  return { inTurn, count: () => lines.size }
}
