import { serveShards, SHARD_PERSONS, type ShardReply, type ShardWorker } from '#adaptive'

/** Name of the workers that hold persons. Their script is that of the worker that starts them. */
export const SHARD_WORKER = 'calibrate-shard'
/** Threads that are started unasked at most: each holds its persons and tables of its own. */
const MOST_THREADS = 8

/** Workers that hold the persons of a calibration. */
export interface ShardWorkers {
  readonly workers: readonly ShardWorker[]
  /** Ends all of them. */
  readonly close: () => void
}

/**
 * Starts workers below this one; ending it ends them, too. Persons of one shard are passed over in this thread itself.
 *
 * @param threads most that are wanted, integer ≥ 1; one of the machine's is left to the page if absent
 */
export function startShardWorkers(persons: number, threads: number | undefined): ShardWorkers {
  const shards = Math.ceil(persons / SHARD_PERSONS)
  const wanted = threads ?? Math.min(MOST_THREADS, Math.max(1, navigator.hardwareConcurrency - 1))
  const count = Math.min(shards, wanted)
  if (count < 2) {
    const serve = serveShards()
    return { workers: [(request) => Promise.resolve(serve(request))], close: () => undefined }
  }
  const started = Array.from({ length: count }, startShardWorker)
  return {
    workers: started.map(({ ask }) => ask),
    close: () => started.forEach(({ worker }) => worker.terminate()),
  }
}

function startShardWorker(): { readonly worker: Worker; readonly ask: ShardWorker } {
  const worker = new Worker(self.location.href, { type: 'module', name: SHARD_WORKER })
  let settle: { resolve: (reply: ShardReply) => void; reject: (reason: unknown) => void } | undefined
  let failed: Error | undefined
  worker.addEventListener('message', ({ data }: MessageEvent<ShardReply>) => settle?.resolve(data))
  worker.addEventListener('error', ({ message }) => {
    failed = new Error(`a worker of the calibration failed: ${message}`)
    settle?.reject(failed)
  })
  return {
    worker,
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed)
        settle = { resolve, reject }
        worker.postMessage(request, [])
      }),
  }
}
