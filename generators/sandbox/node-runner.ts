import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import {
  createPool,
  createRouter,
  createSupervisor,
  type Channel,
  type ChannelEvents,
  type Runner,
  type Runtime,
} from '#runner'
import { loadEngine } from './cache.ts'
import { childFile, loadChildScript } from './child-script.ts'
import { loadPythonEngine } from './python/load.ts'
import { loadSqlEngine } from './sql-engine.ts'

export interface NodeRunnerOptions {
  /** Child processes, started when needed; one less than the machine's cores unless told otherwise */
  readonly jobs?: number
}

/**
 * A runner over child processes with an empty environment and no permission to write, to start processes or to load
 * add-ons. A child that does not come back is killed and replaced.
 *
 * @example
 * const runner = createNodeRunner({ jobs: 2 })
 * const executions = await runner.run(program, cases, defaultLimits)
 * runner.close()
 */
export function createNodeRunner({
  jobs = Math.max(1, availableParallelism() - 1),
}: NodeRunnerOptions = {}): Runner {
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new RangeError(`Unexpected jobs ${jobs}, expected an integer above 0`)
  return createRouter({
    javascript: () => poolOf('javascript', loadEngine),
    python: () => poolOf('python', loadPythonEngine),
    sql: () => poolOf('sql', loadSqlEngine),
  })

  function poolOf(runtime: Runtime, load: () => Promise<Uint8Array<ArrayBuffer>>): Runner {
    let script = childFile
    let loading: ReturnType<typeof load> | undefined
    const engine = () => (loading ??= loadBoth())
    const open = (events: ChannelEvents): Channel => openChild(script, events)
    return createPool(
      Array.from({ length: jobs }, () =>
        createSupervisor({ open, runtime, engine, handshakeMs: HANDSHAKE_MS }),
      ),
    )

    async function loadBoth(): ReturnType<typeof load> {
      const [bytes, found] = await Promise.all([load(), loadChildScript()])
      script = found
      return bytes
    }
  }
}

/**
 * Longest time that a child may take to start, in milliseconds. Python's engine is 26 MB to compile, and a machine that is
 * given little of its processor takes twenty times as long for everything: no program runs meanwhile.
 */
const HANDSHAKE_MS = 90_000

/**
 * A small heap for the harness; the programs' memory is WebAssembly's and has limits of its own. A young generation as large
 * as V8 takes it unasked holds a hundred MiB of what compiled programs have left.
 */
const flags = [
  '--permission',
  '--allow-fs-read=*',
  '--max-old-space-size=96',
  '--max-semi-space-size=8',
  '--disable-warning=SecurityWarning',
]

/** @param script of the child; one that was cleared away meanwhile, since Assay itself was changed, is replaced */
function openChild(script: string, events: ChannelEvents): Channel {
  const child = fork(existsSync(script) ? script : childFile, {
    execArgv: flags,
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.on('message', (data) => events.message(data))
  child.on('error', () => events.closed('The sandbox failed'))
  // What the child wrote about its end holds addresses and paths: nobody's answer should
  child.on('exit', () => events.closed('The sandbox ended by itself'))
  return {
    post: (message) => void (child.connected && child.send(message)),
    close: () => {
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
    },
  }
}
