import type { Job } from '#schemas/job'
import { RunnerUnavailableError, type UnavailableReason } from '#runner'
import type { VerifyProgress } from '../verify/verification.ts'
import { ExecutorError, type ExecutorFault, type JobResult } from './executor.ts'

/** What a process is told: the next job. */
export interface ToProcess {
  readonly job: Job
}

/** How a job ended, as it is sent back. Plain JSON. */
export type Ended =
  | { readonly type: 'done'; readonly result: JobResult }
  | { readonly type: 'unavailable'; readonly reason: UnavailableReason; readonly message: string }
  | { readonly type: 'failed'; readonly fault: ExecutorFault; readonly message: string }

export type FromProcess = { readonly type: 'progress'; readonly progress: VerifyProgress } | Ended

/** Does something, and says how it ended: nothing is thrown over a border between processes. */
export async function ending(work: () => Promise<JobResult>): Promise<Ended> {
  try {
    return { type: 'done', result: await work() }
  } catch (error) {
    if (error instanceof RunnerUnavailableError)
      return { type: 'unavailable', reason: error.reason, message: error.message }
    if (error instanceof ExecutorError) return { type: 'failed', fault: error.fault, message: error.message }
    return { type: 'failed', fault: 'fault', message: error instanceof Error ? error.message : String(error) }
  }
}

/** @throws RunnerUnavailableError; ExecutorError */
export function resultOf(ended: Ended): JobResult {
  if (ended.type === 'done') return ended.result
  if (ended.type === 'unavailable') throw new RunnerUnavailableError(ended.reason, ended.message)
  throw new ExecutorError(ended.fault, ended.message)
}
