import { Worker } from 'node:worker_threads'
import type { ShardReply, ShardWorker } from '#adaptive'

/** Threads that hold the persons of a calibration. */
export interface Threads {
  readonly workers: readonly ShardWorker[]
  /** Ends all of them. */
  readonly close: () => Promise<void>
}

/**
 * Starts threads. Passes are made in them alone, so that the thread that asks can hear Ctrl-C meanwhile.
 *
 * @param count integer ≥ 1
 * @param signal lets every request that is under way fail with its reason
 */
export function startThreads(count: number, signal: AbortSignal): Threads {
  const threads = Array.from({ length: count }, () => startThread(signal))
  return {
    workers: threads.map(({ ask }) => ask),
    close: async () => {
      await Promise.all(threads.map(({ end }) => end()))
    },
  }
}

function startThread(signal: AbortSignal): {
  readonly ask: ShardWorker
  readonly end: () => Promise<number>
} {
  const worker = new Worker(new URL('./worker.ts', import.meta.url))
  let settle: { resolve: (reply: ShardReply) => void; reject: (reason: unknown) => void } | undefined
  const fail = (reason: unknown) => settle?.reject(reason)
  const abort = () => fail(signal.reason)
  signal.addEventListener('abort', abort)
  worker.on('message', (reply: ShardReply) => settle?.resolve(reply))
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`a thread of the calibration ended with code ${code}`)))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error)
        settle = { resolve, reject }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(request)
      }),
    end: () => {
      signal.removeEventListener('abort', abort)
      settle = undefined
      return worker.terminate()
    },
  }
}
