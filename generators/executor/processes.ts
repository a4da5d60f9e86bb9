import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Job } from '#schemas/job'
import { ExecutorError, type Executor, type JobResult, type RunOptions } from './executor.ts'
import { resultOf, type Ended, type FromProcess, type ToProcess } from './message.ts'

const entry = fileURLToPath(new URL('process.ts', import.meta.url))

/** Times that a job is begun before it is given up: what ends a process twice would end a third. */
const MOST_BEGUN = 2

interface Waiting {
  readonly job: Job
  readonly options: RunOptions
  readonly settle: (outcome: Ended | { readonly type: 'aborted' }) => void
  begun: number
}

export interface ProcessOptions {
  /** How many at the same time. */
  readonly processes: number
  /** Called with the id of each process that is started. */
  readonly onStart?: (pid: number) => void
}

/**
 * Does jobs in processes on this machine, one at a time in each. They are started when there is something to do, have an
 * empty environment, and end with this one. A process that ends by itself is replaced, and its job begun once more.
 *
 * @throws RangeError
 */
export function createProcessExecutor({ processes, onStart }: ProcessOptions): Executor {
  if (!Number.isInteger(processes) || processes < 1)
    throw new RangeError(`Unexpected processes ${processes}, expected an integer above 0`)
  const waiting: Waiting[] = []
  const idle: ChildProcess[] = []
  const running = new Map<ChildProcess, Waiting | undefined>()
  let isClosed = false

  return { width: processes, run, close }

  function run(job: Job, options: RunOptions = {}): Promise<JobResult> {
    const { signal } = options
    return new Promise((resolve, reject) => {
      const abort = () => one.settle({ type: 'aborted' })
      const one: Waiting = {
        job,
        options,
        begun: 0,
        settle: (outcome) => {
          signal?.removeEventListener('abort', abort)
          if (outcome.type === 'aborted') {
            giveUp(one)
            reject(signal?.reason)
            return
          }
          try {
            resolve(resultOf(outcome))
          } catch (error) {
            reject(error)
          }
        },
      }
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      if (isClosed) {
        reject(closed())
        return
      }
      signal?.addEventListener('abort', abort)
      waiting.push(one)
      handOut()
    })
  }

  function handOut(): void {
    while (waiting.length > 0 && !isClosed) {
      const child = idle.pop() ?? (running.size < processes ? start() : undefined)
      if (!child) return
      const one = waiting.shift()
      if (!one) return
      one.begun += 1
      running.set(child, one)
      child.send({ job: one.job } satisfies ToProcess, () => undefined)
    }
  }

  function start(): ChildProcess {
    const child = fork(entry, {
      env: {},
      // A young generation as large as V8 takes it unasked holds forty MiB of what compiling items has left.
      execArgv: ['--max-semi-space-size=8'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Ctrl-C goes to a whole group of processes: a sandbox that it ended would look like a program that crashed.
      detached: true,
    })
    if (child.pid !== undefined) onStart?.(child.pid)
    running.set(child, undefined)
    child.on('message', (message: FromProcess) => {
      const one = running.get(child)
      if (message.type === 'progress') {
        one?.options.onProgress?.(message.progress)
        return
      }
      running.set(child, undefined)
      idle.push(child)
      one?.settle(message)
      handOut()
    })
    const ended = () => {
      const one = running.get(child)
      if (!running.delete(child)) return
      const at = idle.indexOf(child)
      if (at !== -1) idle.splice(at, 1)
      if (one && one.begun < MOST_BEGUN) waiting.unshift(one)
      else one?.settle({ type: 'failed', fault: 'ended', message: endedText(one.job) })
      handOut()
    }
    child.on('error', ended)
    child.on('exit', ended)
    return child
  }

  /** Whoever works on a job that nobody wants any more is ended: a program may take long. */
  function giveUp(one: Waiting): void {
    const at = waiting.indexOf(one)
    if (at !== -1) waiting.splice(at, 1)
    for (const [child, its] of running) {
      if (its !== one) continue
      running.delete(child)
      child.kill('SIGKILL')
    }
    handOut()
  }

  async function close(): Promise<void> {
    isClosed = true
    const left = [...running].flatMap(([, one]) => one ?? [])
    const gone = [...running.keys()].map(
      (child) => new Promise<void>((resolve) => child.once('exit', () => resolve())),
    )
    for (const child of running.keys()) child.kill('SIGKILL')
    running.clear()
    for (const one of [...left, ...waiting.splice(0)])
      one.settle({ type: 'failed', fault: 'ended', message: closed().message })
    await Promise.all(gone)
  }
}

function closed(): ExecutorError {
  return new ExecutorError('ended', 'the processes that do jobs were closed')
}

function endedText({ folder }: Job): string {
  return `the process that worked on ${folder} ended by itself, ${MOST_BEGUN} times: it may lack memory`
}
