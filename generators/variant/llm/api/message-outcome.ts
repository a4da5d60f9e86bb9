import type { Paid, Usage } from '../outcome.ts'

/** What is read of a message, streamed or whole. */
export interface ReadMessage {
  readonly text: string
  readonly stopReason: unknown
  readonly stopDetails: unknown
  readonly usage: Usage
}

/** The reason why a message stopped is read first: a text may look whole and not be. */
export function messageOutcome({ text, stopReason, stopDetails, usage }: ReadMessage): Paid {
  switch (stopReason) {
    case 'refusal':
      return { kind: 'refused', category: categoryOf(stopDetails), usage }
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return { kind: 'truncated', usage }
    case 'end_turn':
    case 'stop_sequence':
      return text.trim() === ''
        ? { kind: 'unusable', why: 'no text', usage }
        : { kind: 'answered', text, usage }
    default:
      return { kind: 'unusable', why: `stopped by ${String(stopReason)}`, usage }
  }
}

function categoryOf(details: unknown): string | null {
  const category = fieldOf(details, 'category')
  return typeof category === 'string' ? category : null
}

/**
 * @param found the `usage` of a message
 * @returns undefined where it is no usage: then nobody can tell what was charged
 */
export function readUsage(found: unknown): Usage | undefined {
  const [input, output] = [fieldOf(found, 'input_tokens'), fieldOf(found, 'output_tokens')]
  const cacheWrite = fieldOf(found, 'cache_creation_input_tokens') ?? 0
  const cacheRead = fieldOf(found, 'cache_read_input_tokens') ?? 0
  return isCount(input) && isCount(output) && isCount(cacheWrite) && isCount(cacheRead)
    ? { input, cacheWrite, cacheRead, output }
    : undefined
}

/** @returns the value of a key of what came over the network; undefined where there is none */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
