import { createLines } from './lines.ts'
import { draw } from './plotter.ts'
import type { Job } from './types.ts'
import { wait } from './wait.ts'

/** Takes jobs as they come in, and says what became of them. */
export async function drawAll(jobs: Job[], asked: number) {
  const log: string[] = []
  const lines = createLines()
  let kept = -1

  async function handIn(job: Job): Promise<string> {
    await wait(job.at)
    try {
      await lines.inTurn(job.plotter, () => draw(job, log))
      return 'drawn'
    } catch (error) {
      return String(error)
    }
  }

  async function answer(): Promise<void> {
    if (asked < 0) return
    await wait(asked)
    kept = lines.count()
  }

  const [results] = await Promise.all([Promise.all(jobs.map(handIn)), answer()])
  return { log, results, kept }
}
