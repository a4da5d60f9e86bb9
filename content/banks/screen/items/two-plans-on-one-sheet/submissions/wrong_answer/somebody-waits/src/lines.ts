/** A line for each plotter that has a job: tasks of one line run one after another. */
export function createLines() {
  const lines = new Map<string, Promise<unknown>>()
  const waiting = new Set<string>()

  async function inTurn<T>(plotter: string, task: () => Promise<T>): Promise<T> {
    const before = lines.get(plotter) ?? Promise.resolve()
    if (lines.has(plotter)) waiting.add(plotter)
    const begin = () => (waiting.delete(plotter), task())
    const turn = before.then(begin, begin)
    lines.set(plotter, turn)
    try {
      return await turn
    } finally {
      if (!waiting.has(plotter)) lines.delete(plotter)
    }
  }

  return { inTurn, count: () => lines.size }
}
