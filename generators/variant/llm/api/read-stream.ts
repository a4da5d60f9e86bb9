import type { Outcome } from '../outcome.ts'
import { fieldOf, messageOutcome, readUsage } from './message-outcome.ts'

/** Longest text of an answer, in UTF-16 code units: many times what any model writes. */
const LONGEST_TEXT = 4_000_000

/**
 * Puts a streamed message together. Each event is looked at as what it is, data from a network, whatever its type says.
 *
 * @returns its outcome; `cut` where the stream ended before the message did
 * @throws what the stream throws
 */
export async function readStream(events: AsyncIterable<unknown>, started: () => void): Promise<Outcome> {
  let text = ''
  let usage: unknown
  let stopReason: unknown
  let stopDetails: unknown
  let whole = false
  for await (const event of events) {
    const delta = fieldOf(event, 'delta')
    switch (fieldOf(event, 'type')) {
      case 'message_start':
        started()
        usage = fieldOf(fieldOf(event, 'message'), 'usage')
        break
      case 'content_block_delta':
        if (fieldOf(delta, 'type') === 'text_delta') text += String(fieldOf(delta, 'text') ?? '')
        if (text.length > LONGEST_TEXT)
          return { kind: 'unknown', why: 'garbled', message: 'the answer does not end' }
        break
      case 'message_delta':
        stopReason = fieldOf(delta, 'stop_reason')
        stopDetails = fieldOf(delta, 'stop_details')
        usage = merged(usage, fieldOf(event, 'usage'))
        break
      case 'message_stop':
        whole = true
        break
    }
  }
  if (!whole || stopReason === undefined)
    return { kind: 'unknown', why: 'cut', message: 'the stream ended before the message did' }
  const read = readUsage(usage)
  if (!read) return { kind: 'unknown', why: 'garbled', message: 'the answer does not say what it cost' }
  return messageOutcome({ text, stopReason, stopDetails, usage: read })
}

/** The later numbers are those of the whole message; what they leave out stays. */
function merged(before: unknown, after: unknown): unknown {
  if (typeof after !== 'object' || after === null) return before
  const known = Object.fromEntries(
    Object.entries(after).filter(([, value]) => value !== null && value !== undefined),
  )
  return { ...(before as object | undefined), ...known }
}
