import { ExecutorError } from '../executor.ts'

/** Where a queue is. */
export interface QueueAddress {
  readonly host: string
  readonly port: number
  /** Number of the database. */
  readonly db: number
  readonly username?: string
  readonly password?: string
  readonly isEncrypted: boolean
  /** Host and port, as people are told: never the password. */
  readonly shown: string
}

/** Holds the password where the URL does not, so that no list of processes shows it. */
export const PASSWORD = 'ASSAY_REDIS_PASSWORD'

/**
 * Reads `redis://[user[:password]@]host[:port][/database]`; `rediss:` is the same with TLS.
 *
 * @throws ExecutorError that repeats nothing of a text that may hold a password
 */
export function readAddress(text: string, env: Readonly<Record<string, string | undefined>>): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const [username, secret] = [url?.username, url?.password].map(decoded)
  const db = /^\/?(\d{0,5})$/.exec(url?.pathname ?? '')?.[1]
  const isRedis = url?.protocol === 'redis:' || url?.protocol === 'rediss:'
  if (
    !url ||
    username === undefined ||
    secret === undefined ||
    !isRedis ||
    url.hostname === '' ||
    db === undefined ||
    url.search !== '' ||
    url.hash !== ''
  )
    throw new ExecutorError(
      'queue',
      'Unexpected URL after --redis, expected one such as redis://localhost:6379/0, or rediss: for TLS',
    )
  const port = url.port === '' ? 6379 : Number(url.port)
  const password = secret === '' ? env[PASSWORD] : secret
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    db: Number(db),
    ...(username !== '' && { username }),
    ...(password !== undefined && { password }),
    isEncrypted: url.protocol === 'rediss:',
    shown: `${url.hostname}:${port}`,
  }
}

/** @returns undefined for a percent sign that begins nothing */
function decoded(text = ''): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
