import { parseReply, type Reply, type Request } from '../workers/storage/protocol.ts'

/** A worker that answers each request once, or is given up. */
export interface StorageChannel {
  /**
   * @param request What to ask.
   * @param limitMs Longest wait, in milliseconds.
   * @returns The answer; `undefined` where the worker died or did not answer in time. It is then gone for good.
   */
  readonly ask: (request: Request, limitMs: number) => Promise<Reply | undefined>
  readonly isAlive: () => boolean
  /** Ends the worker at once; the browser lets go of its locks and files. */
  readonly end: () => void
}

/**
 * Talks with a storage worker. Silence is taken for death: a dead worker often says nothing.
 *
 * @param createWorker Starts the worker.
 * @returns The channel.
 */
export function openChannel(createWorker: () => Worker): StorageChannel {
  const waiting = new Map<number, (reply: Reply | undefined) => void>()
  let last = 0
  let worker: Worker | undefined
  try {
    worker = createWorker()
  } catch {
    // A policy or an old browser refuses workers: the same as one that died.
    worker = undefined
  }
  worker?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const reply = parseReply(data)
    if (reply === undefined) return
    waiting.get(reply.id)?.(reply.body)
    waiting.delete(reply.id)
  })
  worker?.addEventListener('error', end)
  worker?.addEventListener('messageerror', end)
  return { ask, isAlive: () => worker !== undefined, end }

  function ask(body: Request, limitMs: number): Promise<Reply | undefined> {
    if (worker === undefined) return Promise.resolve(undefined)
    const id = ++last
    return new Promise((resolve) => {
      const timer = setTimeout(end, limitMs)
      waiting.set(id, (reply) => {
        clearTimeout(timer)
        resolve(reply)
      })
      worker?.postMessage({ id, body }, [])
    })
  }

  function end(): void {
    worker?.terminate()
    worker = undefined
    for (const answer of waiting.values()) answer(undefined)
    waiting.clear()
  }
}
