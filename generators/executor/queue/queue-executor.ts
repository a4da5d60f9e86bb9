import { createHash, randomUUID } from 'node:crypto'
import type { Job } from '#schemas/job'
import { buildName } from '../build-name.ts'
import { ExecutorError, type Executor, type JobResult, type RunOptions } from '../executor.ts'
import { resultOf } from '../message.ts'
import type { QueueAddress } from './address.ts'
import { readAnswer } from './answer.ts'
import { connect, connectionOf, queueName, runKey } from './connect.ts'

/** Jobs that wait in the queue at the same time: enough for many machines. */
const WIDTH = 64
/** Time between two looks at what became of jobs, in milliseconds: a queue that lost some is noticed by it. */
const LOOK_MS = 3000
/** Time after which jobs of a requester that is gone are dropped, in seconds. */
const WANTED_S = 60
/** Longest time without a worker, and without the queue, in milliseconds. */
const PATIENCE_MS = 60_000
const LOST_MS = 20_000
/** How long the queue keeps what nobody fetched, in seconds. */
const KEPT_S = 600

export interface QueueExecutorOptions {
  readonly address: QueueAddress
  /** Told what a person should know who waits. */
  readonly onNotice: (text: string) => void
  /** Longest time without a worker, in milliseconds; a minute unless told otherwise. */
  readonly patienceMs?: number
}

interface Pending {
  readonly job: Job
  readonly resolve: (result: JobResult) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Has jobs done by workers on other machines, through a queue in Redis or Valkey. A job's id is its digest, and an answer
 * is taken once, however many workers gave it. A worker that dies gives its job back; a queue that forgets gets it again.
 *
 * @throws ExecutorError where the queue cannot be had
 */
export async function createQueueExecutor({
  address,
  onNotice,
  patienceMs = PATIENCE_MS,
}: QueueExecutorOptions): Promise<Executor> {
  const client = await connect(address)
  const { Queue, QueueEvents } = await import('bullmq')
  const connection = connectionOf(address)
  const queue = new Queue(queueName(), { connection })
  const events = new QueueEvents(queueName(), { connection })
  const run = randomUUID()
  const pending = new Map<string, Pending>()
  let fault: ExecutorError | undefined
  let isLooking = false
  let isTold = false
  let since = performance.now()
  let losing: NodeJS.Timeout | undefined
  // What a connection says of itself is told by whether it comes back.
  queue.on('error', () => undefined)
  events.on('error', () => undefined)
  client.on('close', () => {
    losing ??= setTimeout(() => failAll(lost(address)), LOST_MS)
  })
  client.on('ready', () => {
    clearTimeout(losing)
    losing = undefined
  })
  events.on('completed', ({ jobId }) => void settle(jobId))
  events.on('failed', ({ jobId }) => void settle(jobId))
  await client.set(runKey(run), '1', 'EX', WANTED_S)
  const looking = setInterval(() => void look(), LOOK_MS)

  return { width: WIDTH, run: ask, close }

  function ask(job: Job, { signal }: RunOptions = {}): Promise<JobResult> {
    const id = idOf(run, job)
    return new Promise((resolve, reject) => {
      const stop = () => {
        pending.delete(id)
        void queue.remove(id).catch(() => undefined)
        reject(signal?.reason)
      }
      const ended = <T>(tell: (value: T) => void) => {
        return (value: T) => {
          signal?.removeEventListener('abort', stop)
          tell(value)
        }
      }
      if (fault || signal?.aborted) {
        reject(fault ?? signal?.reason)
        return
      }
      signal?.addEventListener('abort', stop)
      pending.set(id, { job, resolve: ended(resolve), reject: ended(reject) })
      add(id, job)
      if (pending.size === 1) void look()
    })
  }

  /** Adding what is there already changes nothing. */
  function add(id: string, job: Job): void {
    const keep = { age: KEPT_S }
    queue
      .add('job', job, { jobId: id, removeOnComplete: keep, removeOnFail: keep })
      .catch(() => failAll(lost(address)))
  }

  /** Takes the answer to a job, if there is one and nobody has taken it. */
  async function settle(id: string): Promise<void> {
    if (!pending.has(id)) return
    const found = await queue.getJob(id).catch(() => undefined)
    const one = pending.get(id)
    if (!one || found?.finishedOn === undefined) return
    pending.delete(id)
    since = performance.now()
    try {
      if (found.failedReason !== undefined) throw abandoned(one.job)
      one.resolve(resultOf(readAnswer(found.returnvalue)))
    } catch (error) {
      one.reject(error)
    }
    await found.remove().catch(() => undefined)
  }

  /** Says that the run goes on, and sees to jobs whose end was not told. */
  async function look(): Promise<void> {
    if (isLooking || pending.size === 0) return
    isLooking = true
    try {
      await client.set(runKey(run), '1', 'EX', WANTED_S)
      for (const [id, { job }] of pending) {
        const state = await queue.getJobState(id)
        if (state === 'unknown') add(id, job)
        else if (state === 'completed' || state === 'failed') await settle(id)
      }
      await lookForWorkers()
    } catch {
      // The connection comes back, or is given up by its own clock.
    } finally {
      isLooking = false
    }
  }

  async function lookForWorkers(): Promise<void> {
    if ((await queue.getWorkersCount()) > 0) {
      since = performance.now()
      return
    }
    if (performance.now() - since > patienceMs) failAll(withoutWorkers(address))
    else if (!isTold && pending.size > 0) {
      isTold = true
      onNotice(`no worker of Assay ${buildName()} at ${address.shown} yet; waiting for one`)
    }
  }

  function failAll(error: ExecutorError): void {
    fault = error
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
  }

  /** What was not begun is taken back; what is under way ends without anybody who listens. */
  async function close(): Promise<void> {
    clearInterval(looking)
    clearTimeout(losing)
    client.removeAllListeners('close')
    const left = [...pending.keys()]
    const isThere = client.status === 'ready'
    failAll(new ExecutorError('ended', 'the queue was closed'))
    if (isThere) {
      await Promise.allSettled([...left.map((id) => queue.remove(id)), client.del(runKey(run))])
      await Promise.allSettled([events.close(), queue.close()])
    } else await Promise.allSettled([events.disconnect(), queue.disconnect()])
    client.disconnect()
  }
}

/** The same job of a run is one job. */
function idOf(run: string, job: Job): string {
  return `${run}_${createHash('sha256').update(JSON.stringify(job)).digest('hex').slice(0, 32)}`
}

function lost({ shown }: QueueAddress): ExecutorError {
  return new ExecutorError('queue', `the connection to ${shown} was lost and did not come back`)
}

function withoutWorkers({ shown }: QueueAddress): ExecutorError {
  return new ExecutorError(
    'nobody',
    `no worker of Assay ${buildName()} takes jobs at ${shown}: start assay worker --redis there with the same Assay`,
  )
}

function abandoned({ folder }: Job): ExecutorError {
  return new ExecutorError('ended', `every worker that took ${folder} ended: it may be too much for them`)
}
