import { jobSchema } from '#schemas/job'
import type { Executor } from '../executor.ts'
import { ending, type Ended } from '../message.ts'
import type { QueueAddress } from './address.ts'
import { connect, connectionOf, queueName, runKey } from './connect.ts'

/** A worker that says nothing for so long has died, and another one takes its jobs, in milliseconds. */
const LOCK_MS = 8000
/** Time between two looks at who died, in milliseconds. */
const STALLED_MS = 2000
/** Workers that may die of one job; the next one refuses it. */
const MOST_STALLED = 3

export interface QueueWorkerOptions {
  readonly address: QueueAddress
  /** Does the jobs: in other processes, so that this one can always say that it lives. */
  readonly executor: Executor
  /** Called after each job, with the item's folder, and how it ended. */
  readonly onEnded: (folder: string, ended: Ended) => void
  /** Called when the connection is lost, and when it is back. */
  readonly onConnection: (isThere: boolean) => void
}

/**
 * Does the jobs of a queue, as many at a time as its executor does. What is no job is refused before anything is done.
 *
 * @returns how to end it: jobs under way go to other workers
 * @throws ExecutorError where the queue cannot be had
 */
export async function startQueueWorker({
  address,
  executor,
  onEnded,
  onConnection,
}: QueueWorkerOptions): Promise<{ readonly close: () => Promise<void> }> {
  const client = await connect(address)
  const { Worker } = await import('bullmq')
  let isThere = true
  let isClosed = false
  client.on('close', () => tell(false))
  client.on('ready', () => tell(true))
  const worker = new Worker<unknown, Ended>(queueName(), ({ id = '', data }) => take(id, data), {
    connection: connectionOf(address),
    concurrency: executor.width,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_MS,
    maxStalledCount: MOST_STALLED,
  })
  worker.on('error', () => undefined)
  await worker.waitUntilReady()
  return { close }

  async function take(id: string, data: unknown): Promise<Ended> {
    const job = jobSchema.parse(data)
    if (!job.ok) return refused(job.faults.map(({ path, message }) => `${path} ${message}`).join('; '))
    if ((await client.exists(runKey(id.split('_', 1)[0] ?? ''))) === 0)
      return { type: 'failed', fault: 'nobody', message: 'nobody waits for this job any more' }
    const ended = await ending(() => executor.run(job.value))
    // What was found while all ended is not to be trusted: another worker does it.
    if (isClosed) throw new Error('this worker was stopped')
    onEnded(job.value.folder, ended)
    return ended
  }

  function tell(now: boolean): void {
    if (isClosed || now === isThere) return
    isThere = now
    onConnection(now)
  }

  async function close(): Promise<void> {
    isClosed = true
    await worker.close(true).catch(() => undefined)
    await executor.close()
    client.disconnect()
  }
}

function refused(faults: string): Ended {
  return { type: 'failed', fault: 'job', message: `Unexpected data in the queue, expected a job: ${faults}` }
}
