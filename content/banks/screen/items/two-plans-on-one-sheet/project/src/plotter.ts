import type { Job } from './types.ts'
import { wait } from './wait.ts'

/** Draws one job, from its begin to its end. */
export async function draw(job: Job, log: string[]): Promise<void> {
  log.push(`${job.plotter}: ${job.name} begins`)
  await wait(job.takes)
  if (job.jams) {
    log.push(`${job.plotter}: ${job.name} jams`)
    throw `${job.name} has jammed`
  }
  log.push(`${job.plotter}: ${job.name} ends`)
}
