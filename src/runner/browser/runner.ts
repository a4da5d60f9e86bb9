import { createPool } from '../pool.ts'
import { RunnerUnavailableError, type Runner, type Runtime } from '../program.ts'
import { createRouter } from '../router.ts'
import { createSupervisor } from '../supervisor.ts'
import { openFrame } from './frame.ts'

/** What the browser's runner is made of: all of it is fetched before the start, so that it works offline. */
export interface BrowserRunnerOptions {
  /** Bytes of the engine */
  readonly engine: () => Promise<Uint8Array<ArrayBuffer>>
  /** Bytes of the engine for Python, asked for when the first program in Python is to run; absent where none is */
  readonly python?: () => Promise<Uint8Array<ArrayBuffer>>
  /** The same for SQL */
  readonly sql?: () => Promise<Uint8Array<ArrayBuffer>>
  /** Text of the worker: a classic script */
  readonly worker: () => Promise<string>
  /**
   * Text of the worker that counts steps too, fetched with the first run that counts them. No page may be without:
   * uncounted, a right answer to an item that measures its growth would end in a lower category.
   */
  readonly stepsWorker: () => Promise<string>
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
  const loadWorker = remember(options.worker)
  const {
    handshakeMs = 10_000,
    python = () => Promise.reject(without('Python')),
    sql = () => Promise.reject(without('SQL')),
  } = options
  const router = createRouter({
    javascript: () => poolOf('javascript', options.engine, handshakeMs, loadWorker),
    python: () => poolOf('python', python, handshakeMs * pythonShare, loadWorker),
    sql: () => poolOf('sql', sql, handshakeMs, loadWorker),
  })
  const counting = remember(options.stepsWorker)
  const counters = createRouter({
    javascript: () => poolOf('javascript', options.engine, handshakeMs, counting),
    python: () => poolOf('python', python, handshakeMs * pythonShare, counting),
    sql: () => poolOf('sql', sql, handshakeMs, counting),
  })
  return {
    ...router,
    run: (program, cases, limits, given = {}) =>
      (given.steps === undefined ? router : counters).run(program, cases, limits, given),
    close: () => {
      router.close()
      counters.close()
    },
  }

  function poolOf(
    runtime: Runtime,
    load: () => Promise<Uint8Array<ArrayBuffer>>,
    limitMs: number,
    script: () => Promise<string>,
  ): Runner {
    const engine = remember(load)
    let worker = ''
    return createPool([
      createSupervisor({
        runtime,
        engine: async () => {
          const [loaded, text] = await Promise.all([engine(), script()])
          worker = text
          return loaded
        },
        open: (events) => openFrame({ pingMs: 2_000, ...options, worker, events }),
        handshakeMs: limitMs,
      }),
    ])
  }
}

/** How much longer than JavaScript's a sandbox for Python may take to start: it compiles 26 MB. */
const pythonShare = 6

function without(language: string): RunnerUnavailableError {
  return new RunnerUnavailableError('handshake', `This site was built without ${language}`)
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
