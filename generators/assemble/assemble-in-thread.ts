import { Worker } from 'node:worker_threads'
import type { Assembly } from './assemble.ts'
import type { AssemblyPlan } from './plan.ts'
import type { AssemblyMessage } from './worker.ts'

export interface ThreadOptions {
  /** what is being done for which plan, by number */
  readonly onProgress?: (words: string, plan: number) => void
  /** ends the thread; the promise then rejects with its reason */
  readonly signal?: AbortSignal
}

/**
 * Assembles plans one after the other in a worker thread, with HiGHS.
 *
 * @returns an assembly per plan
 */
export async function assembleInThread(
  plans: readonly AssemblyPlan[],
  { onProgress, signal }: ThreadOptions,
): Promise<readonly Assembly[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: plans })
  const ended = new AbortController()
  try {
    return await new Promise((resolve, reject) => {
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the thread that assembles ended with code ${code}`)))
      worker.on('message', (message: AssemblyMessage) => {
        if (message.type === 'done') resolve(message.assemblies)
        else onProgress?.(message.words, message.plan)
      })
      const abort = () => reject(signal?.reason as Error)
      if (signal?.aborted === true) abort()
      signal?.addEventListener('abort', abort, { once: true, signal: ended.signal })
    })
  } finally {
    ended.abort()
    await worker.terminate()
  }
}
