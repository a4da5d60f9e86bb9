import { createPool } from '../pool.ts'
import type { Runner } from '../program.ts'
import { createSupervisor } from '../supervisor.ts'
import { openFrame } from './frame.ts'

/** What the browser's runner is made of: all of it is fetched before the start, so that it works offline. */
export interface BrowserRunnerOptions {
  /** Bytes of the engine */
  readonly engine: () => Promise<Uint8Array<ArrayBuffer>>
  /** Text of the worker: a classic script */
  readonly worker: () => Promise<string>
  /** Source of the boot script's hash in a policy, such as `sha256-…` */
  readonly bootHash: string
  /** Where the hidden frame goes; the document's body unless told otherwise */
  readonly container?: Element
  /** Longest time that a sandbox may take to start, in milliseconds; 10,000 unless told otherwise */
  readonly handshakeMs?: number
  /** Time between two pings to the frame, which is given up after five without an answer, in milliseconds; 2,000 */
  readonly pingMs?: number
}

/**
 * A runner in the page: a hidden `srcdoc` frame with an opaque origin and a policy of its own, and inside it a
 * worker with the engine. Nothing in it can reach the network, the page or its storage; it is killed by removing it.
 */
export function createBrowserRunner(options: BrowserRunnerOptions): Runner {
  const assets = remember(async () => ({ engine: await options.engine(), worker: await options.worker() }))
  let worker = ''
  return createPool([
    createSupervisor({
      engine: async () => {
        const loaded = await assets()
        worker = loaded.worker
        return loaded.engine
      },
      open: (events) => openFrame({ pingMs: 2_000, ...options, worker, events }),
      handshakeMs: options.handshakeMs ?? 10_000,
    }),
  ])
}

/** Loads once; a failed load is tried again. */
function remember<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    return loaded
  }
}
