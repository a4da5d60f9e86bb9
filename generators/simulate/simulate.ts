import { Worker } from 'node:worker_threads'
import type { SimulatedCandidate, SimulationPlan } from '#adaptive'
import type { Range, RangeDone } from './worker.ts'

export interface SimulateOptions {
  /** threads, integer ≥ 1; the outcome is the same for every number of them */
  readonly jobs: number
  /** candidates that are done, whenever there are more */
  readonly onProgress?: (done: number) => void
  /** ends the threads; the promise then rejects with its reason */
  readonly signal?: AbortSignal
}

/** Candidates in one message: enough to make messages cheap, few enough to share the work evenly. */
const MOST_AT_ONCE = 50

/**
 * Simulates all candidates of a plan in worker threads.
 *
 * @returns candidates in their order, whichever thread simulated them
 */
export async function simulate(
  plan: SimulationPlan,
  { jobs, onProgress, signal }: SimulateOptions,
): Promise<readonly SimulatedCandidate[]> {
  const { candidates: count } = plan
  const size = Math.max(1, Math.min(MOST_AT_ONCE, Math.ceil(count / jobs)))
  const threads = Math.min(jobs, Math.ceil(count / size))
  const results: SimulatedCandidate[] = []
  const workers: Worker[] = []
  let next = 0
  let done = 0
  const takeRange = (): Range | undefined => {
    if (next >= count) return undefined
    const from = next
    next = Math.min(count, from + size)
    return { from, to: next }
  }
  const stopped = new AbortController()
  try {
    await Promise.all(Array.from({ length: threads }, runThread))
  } finally {
    stopped.abort()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return results

  function runThread(): Promise<void> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: plan })
      workers.push(worker)
      const giveNext = () => {
        const range = takeRange()
        if (range === undefined) resolve()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        else worker.postMessage(range)
      }
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`a thread of the simulation ended with code ${code}`)))
      worker.on('message', ({ from, to, candidates }: RangeDone) => {
        for (const [i, candidate] of candidates.entries()) results[from + i] = candidate
        done += to - from
        onProgress?.(done)
        giveNext()
      })
      const abort = () => reject(signal?.reason as Error)
      if (signal?.aborted === true) abort()
      signal?.addEventListener('abort', abort, { once: true, signal: stopped.signal })
      giveNext()
    })
  }
}
