import { parseJson } from '#log'
import type { Outcome } from '../outcome.ts'
import { fieldOf, messageOutcome, readUsage } from './message-outcome.ts'
import { tidy } from './tidy.ts'

/** What a file of results holds of a batch. */
export interface Results {
  readonly kind: 'results'
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** Whether the file was read to its end, and each line of it is a result. */
  readonly whole: boolean
}

/**
 * Reads results, which come in any order. A line that is none is left out, and so is what comes twice: the first
 * counts.
 *
 * @param chunks of text; where they throw, the lines before are kept
 */
export async function readResults(chunks: AsyncIterable<string>): Promise<Results> {
  const outcomes = new Map<string, Outcome>()
  let rest = ''
  let whole = true
  const take = (line: string) => {
    if (line.trim() === '') return
    const read = readLine(line)
    if (!read) whole = false
    else if (!outcomes.has(read.id)) outcomes.set(read.id, read.outcome)
  }
  try {
    for await (const chunk of chunks) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    }
  } catch {
    whole = false
  }
  take(rest)
  return { kind: 'results', outcomes, whole }
}

function readLine(line: string): { readonly id: string; readonly outcome: Outcome } | undefined {
  const parsed = parseJson(line)
  if (!parsed.ok) return undefined
  const id = fieldOf(parsed.value, 'custom_id')
  const outcome = resultOutcome(fieldOf(parsed.value, 'result'))
  return typeof id === 'string' && outcome ? { id, outcome } : undefined
}

function resultOutcome(result: unknown): Outcome | undefined {
  switch (fieldOf(result, 'type')) {
    case 'succeeded':
      return wholeMessage(fieldOf(result, 'message'))
    case 'expired':
      return { kind: 'failed', why: 'expired', message: 'the batch ended before this request was begun' }
    case 'canceled':
      return { kind: 'failed', why: 'canceled', message: 'the batch was cancelled' }
    case 'errored':
      return erred(fieldOf(fieldOf(result, 'error'), 'error'))
    default:
      return undefined
  }
}

function wholeMessage(message: unknown): Outcome {
  const content = fieldOf(message, 'content')
  const usage = readUsage(fieldOf(message, 'usage'))
  if (!Array.isArray(content) || !usage)
    return { kind: 'unknown', why: 'garbled', message: 'the result is no message' }
  const texts = content.filter((block) => fieldOf(block, 'type') === 'text')
  return messageOutcome({
    text: texts.map((block) => String(fieldOf(block, 'text') ?? '')).join(''),
    stopReason: fieldOf(message, 'stop_reason'),
    stopDetails: fieldOf(message, 'stop_details'),
    usage,
  })
}

function erred(error: unknown): Outcome {
  const message = tidy(String(fieldOf(error, 'message') ?? 'no reason was given'))
  const type = fieldOf(error, 'type')
  if (type === 'overloaded_error') return { kind: 'overloaded', retryAfterMs: null }
  if (type === 'rate_limit_error') return { kind: 'limited', retryAfterMs: null }
  if (type === 'billing_error') return { kind: 'spent', message }
  return { kind: 'failed', why: type === 'api_error' ? 'server' : 'request', message }
}
