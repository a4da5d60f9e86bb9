import type { StoreName } from './store.ts'

/** Why a store cannot be used now. */
export interface Problem {
  readonly store: StoreName
  /**
   * `unsupported`: the browser has no such store. `denied`: it has, and does not let this page use it (private mode,
   * blocked site data). `full`: no room. `busy`: another tab holds it. `silent`: it did not answer in time.
   */
  readonly reason: 'unsupported' | 'denied' | 'full' | 'busy' | 'silent' | 'failed'
  /** What the browser said, for a report; not for candidates. */
  readonly detail: string
}

/**
 * Turns what a store threw into a fact.
 *
 * @param store The store.
 * @param error What was thrown.
 * @returns The problem; `failed` where the browser's reason is none of the known ones.
 */
export function problemOf(store: StoreName, error: unknown): Problem {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  return { store, reason: REASONS.get(name) ?? 'failed', detail: `${name}: ${message}` }
}

const REASONS: ReadonlyMap<string, Problem['reason']> = new Map([
  ['NotSupportedError', 'unsupported'],
  ['SecurityError', 'denied'],
  ['NotAllowedError', 'denied'],
  ['QuotaExceededError', 'full'],
  ['NoModificationAllowedError', 'busy'],
  ['TimeoutError', 'silent'],
])

/**
 * A promise with a limit.
 *
 * @param work What to wait for.
 * @param limitMs How long, in milliseconds.
 * @param late Given a value that comes after the limit, to let go of it.
 * @returns The value.
 * @throws DOMException `TimeoutError` after the limit; else what `work` threw.
 */
export async function within<T>(work: Promise<T>, limitMs: number, late?: (value: T) => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let expired = false
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      expired = true
      reject(new DOMException(`no answer in ${limitMs} ms`, 'TimeoutError'))
    }, limitMs)
  })
  const letGo = async (): Promise<void> => {
    const value = await work
    if (expired) late?.(value)
  }
  letGo().catch(() => undefined)
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
