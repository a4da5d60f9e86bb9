import { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk'
import type { Free, Unknown } from '../outcome.ts'
import { fieldOf } from './message-outcome.ts'
import { tidy } from './tidy.ts'

/**
 * What an error of the SDK says about money: whether the request may have been answered.
 *
 * @param started whether an answer had begun; from then on nothing is free
 */
export function errorOutcome(error: unknown, started: boolean): Free | Unknown {
  const message = tidy(error instanceof Error ? error.message : String(error))
  if (error instanceof APIConnectionTimeoutError) return { kind: 'unknown', why: 'stalled', message }
  if (error instanceof APIConnectionError) return connectionOutcome(error, message)
  // A body that is no JSON comes as SyntaxError or TypeError, one that breaks off as TypeError.
  if (error instanceof SyntaxError || (!started && !(error instanceof APIError)))
    return { kind: 'unknown', why: 'garbled', message }
  if (started || !(error instanceof APIError)) return { kind: 'unknown', why: 'cut', message }
  return statusOutcome(error, message)
}

function connectionOutcome(error: APIConnectionError, message: string): Free | Unknown {
  const causes = causesOf(error)
  const said = tidy([message, ...causes.map((cause) => cause.message)].join(': '))
  if (causes.some(({ message: text }) => text.includes('redirect')))
    return { kind: 'failed', why: 'request', message: 'the server sends requests elsewhere' }
  // Ports of other services are never asked, see the Fetch Standard, 2.9.
  if (causes.some(({ message: text }) => text === 'bad port'))
    return { kind: 'failed', why: 'request', message: 'nothing is sent to this port' }
  return causes.some((cause) => isUnsent(fieldOf(cause, 'code')))
    ? { kind: 'failed', why: 'unsent', message: said }
    : { kind: 'unknown', why: 'cut', message: said }
}

const unsent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|.*CERT.*)$/

function isUnsent(code: unknown): boolean {
  return typeof code === 'string' && unsent.test(code)
}

function causesOf(error: Error): readonly Error[] {
  const { cause } = error
  return cause instanceof Error ? [cause, ...causesOf(cause)] : []
}

function statusOutcome(error: APIError, message: string): Free | Unknown {
  const { status, type, errorCode } = error
  const retryAfterMs = retryAfter(error.headers)
  if (status === 402 || type === 'billing_error' || errorCode?.includes('spend_limit'))
    return { kind: 'spent', message }
  if (status === 429 || type === 'rate_limit_error') return { kind: 'limited', retryAfterMs }
  if (status === 529 || type === 'overloaded_error') return { kind: 'overloaded', retryAfterMs }
  if (status === 401 || status === 403) return { kind: 'failed', why: 'credentials', message }
  if (type === 'timeout_error' || status === 408) return { kind: 'unknown', why: 'gateway', message }
  if (status !== undefined && status < 500) return { kind: 'failed', why: 'request', message }
  // Only the API's own errors say that there was no answer; a proxy's may stand before one.
  return type === null
    ? { kind: 'unknown', why: 'gateway', message }
    : { kind: 'failed', why: 'server', message }
}

/** @returns milliseconds; null where the server does not say, or says no time at all */
function retryAfter(headers: Headers | undefined): number | null {
  const seconds = Number.parseFloat(headers?.get('retry-after') ?? '')
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : null
}
