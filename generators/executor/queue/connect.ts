import type { Redis, RedisOptions } from 'ioredis'
import { buildName } from '../build-name.ts'
import { ExecutorError } from '../executor.ts'
import type { QueueAddress } from './address.ts'

/** Longest time to open a connection, in milliseconds. */
const CONNECT_MS = 5000

/** The queue of this very Assay: no other one sees its jobs. */
export function queueName(): string {
  return `assay-${buildName()}`
}

/** Named while somebody waits for the jobs of a run. */
export function runKey(run: string): string {
  return `assay:run:${run}`
}

/** What BullMQ and the client for Redis are told. */
export function connectionOf({ host, port, db, username, password, isEncrypted }: QueueAddress) {
  return {
    host,
    port,
    db,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(isEncrypted && { tls: {} }),
    connectTimeout: CONNECT_MS,
    // A command waits for the connection to come back; who waits too long is told otherwise.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(200 * times, 2000),
  } satisfies RedisOptions
}

/**
 * Opens a connection that comes back by itself once it was there.
 *
 * @throws ExecutorError where it cannot be had at first
 */
export async function connect(address: QueueAddress): Promise<Redis> {
  const { Redis } = await import('ioredis')
  const options = connectionOf(address)
  let [isOpen, cause]: [boolean, unknown] = [false, undefined]
  const client = new Redis({
    ...options,
    lazyConnect: true,
    retryStrategy: (times) => (isOpen ? options.retryStrategy(times) : null),
  })
  client.on('error', (error) => (cause ??= error))
  try {
    await client.connect()
    await client.ping()
    isOpen = true
    return client
  } catch (error) {
    client.disconnect()
    throw new ExecutorError('queue', `${reasonOf(cause ?? error)} at ${address.shown}`)
  }
}

/** In words of our own: those of a client may repeat what it was told. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : ''
  const code = /E[A-Z]{4,}/.exec((error as NodeJS.ErrnoException | undefined)?.code ?? text)?.[0]
  if (/WRONGPASS|NOAUTH|NOPERM|AUTH/.test(text)) return 'Redis refuses this user or password'
  if (/Connection is closed|ETIMEDOUT/.test(text)) return 'no Redis or Valkey answers'
  return `no Redis or Valkey answers${code === undefined ? '' : ` (${code})`}`
}
