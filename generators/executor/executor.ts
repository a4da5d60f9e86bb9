import type { Job } from '#schemas/job'
import type { Proof } from '#schemas/proof'
import type { Attempt } from '../variant/attempt.ts'
import type { VerifyProgress } from '../verify/verification.ts'

/** What comes of a job: the same for the same job, whoever does it. Plain JSON. */
export type JobResult =
  | { readonly type: 'proven'; readonly proof: Proof; readonly warnings: readonly string[] }
  | { readonly type: 'attempted'; readonly attempt: Attempt }

/** Does jobs: in this process, in others on this machine, or on other machines. */
export interface Executor {
  /** Jobs that are worth handing over at the same time. */
  readonly width: number
  /**
   * Does a job once, whatever happens to those who work on it.
   *
   * @throws RunnerUnavailableError; ExecutorError; the signal's reason, where it was aborted
   */
  readonly run: (job: Job, options?: RunOptions) => Promise<JobResult>
  /** Ends everything that was started; jobs under way are given up. */
  readonly close: () => Promise<void>
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined
  /** Called now and then; a queue of jobs on other machines tells nothing. */
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined
}

/**
 * Why jobs cannot be done: their files are not what they claim (`job`), they were made by another Assay (`build`), whoever
 * did them ended again and again (`ended`), nobody is there to do them (`nobody`), the queue cannot be had or was lost
 * (`queue`), what came back is not an answer to them (`answer`), or Assay itself is at fault (`fault`).
 */
export type ExecutorFault = 'job' | 'build' | 'ended' | 'nobody' | 'queue' | 'answer' | 'fault'

/** Jobs could not be done; the message says what to do, and holds no password. */
export class ExecutorError extends Error {
  override readonly name = 'ExecutorError'
  readonly fault: ExecutorFault
  constructor(fault: ExecutorFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}
