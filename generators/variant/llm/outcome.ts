/** Tokens that an answer was charged for. */
export interface Usage {
  readonly input: number
  readonly cacheWrite: number
  readonly cacheRead: number
  /** Thinking included. */
  readonly output: number
}

/** How a request ended; each has one of these, whatever the server did. */
export type Outcome = Paid | Free | Unknown

/** The model answered, and it is charged by its usage. */
export type Paid =
  | { readonly kind: 'answered'; readonly text: string; readonly usage: Usage }
  /** The category is the API's; null where it names none. */
  | { readonly kind: 'refused'; readonly category: string | null; readonly usage: Usage }
  /** The answer is longer than was allowed. */
  | { readonly kind: 'truncated'; readonly usage: Usage }
  /** An answer without a text, or one that stopped for a reason that nothing here asks for. */
  | { readonly kind: 'unusable'; readonly why: string; readonly usage: Usage }

/** The server said that it did not answer, or was never reached: nothing is charged. */
export type Free =
  | { readonly kind: 'limited'; readonly retryAfterMs: number | null }
  | { readonly kind: 'overloaded'; readonly retryAfterMs: number | null }
  /** A limit on spending, or a matter of billing: to wait does not help. */
  | { readonly kind: 'spent'; readonly message: string }
  | { readonly kind: 'failed'; readonly why: FailedWhy; readonly message: string }

/**
 * - `credentials`: the key is wrong, or lacks a permission
 * - `request`: the server will not take it, however often it is sent
 * - `server`: the server failed, and said so in the form of the API
 * - `unsent`: no connection
 * - `expired`, `canceled`: of a request in a batch
 */
export type FailedWhy = 'credentials' | 'request' | 'server' | 'unsent' | 'expired' | 'canceled'

/** It may have been answered and charged; nobody can tell. */
export interface Unknown {
  readonly kind: 'unknown'
  readonly why: UnknownWhy
  readonly message: string
}

/**
 * - `cut`: the connection ended before the answer did
 * - `stalled`: nothing came for longer than the idle limit
 * - `late`: the answer took longer than the limit of the whole
 * - `garbled`: what came is no message of the API
 * - `gateway`: an error that is not the API's own, as of a proxy
 * - `stopped`: by the caller
 * - `interrupted`: the process ended while it waited
 * - `missing`: a batch ended without this result
 */
export type UnknownWhy =
  'cut' | 'stalled' | 'late' | 'garbled' | 'gateway' | 'stopped' | 'interrupted' | 'missing'

/** @returns what was charged, where it is known to have been */
export function usageOf(outcome: Outcome): Usage | undefined {
  return 'usage' in outcome ? outcome.usage : undefined
}
