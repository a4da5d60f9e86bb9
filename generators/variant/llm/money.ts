import type { Outcome, Usage } from './outcome.ts'
import { usageOf } from './outcome.ts'
import type { Prompt } from './prompt.ts'
import type { Model } from './read-model.ts'

/** Money is counted in whole billionths of a US dollar, so that sums are exact. */
export type NanoUsd = number

/** One US dollar. */
export const USD: NanoUsd = 1_000_000_000

export type Way = 'stream' | 'batch'

/** Input that the API adds for a system prompt, a schema and the frame of turns, in tokens; its own additions are free. */
const FRAME_TOKENS = 2000

/** How much a counted prompt may differ from the one that is charged: the API calls its count an estimate. */
const COUNT_SLACK = 1.1

/**
 * More input tokens than a prompt can have: no token is shorter than a byte.
 *
 * @returns tokens
 */
export function inputBound({ shared, turns, format }: Prompt): number {
  const texts = [shared, ...turns.map(({ text }) => text), format === undefined ? '' : JSON.stringify(format)]
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), FRAME_TOKENS)
}

/** The bound from the API's own count. @param counted tokens */
export function countedBound(counted: number): number {
  return Math.ceil(counted * COUNT_SLACK) + FRAME_TOKENS
}

/**
 * The most that a request can cost: all input at its dearest rate, and all the output that it allows.
 *
 * @param inputTokens an upper bound
 */
export function worstCase(model: Model, way: Way, inputTokens: number, maxTokens: number): NanoUsd {
  const { input, cacheWrite, cacheRead, output } = model.price
  const dearest = Math.max(input, cacheWrite, cacheRead)
  return charge(model, way, inputTokens * dearest + maxTokens * output)
}

/** What an answer cost. */
export function costOfUsage(model: Model, way: Way, usage: Usage): NanoUsd {
  const { input, cacheWrite, cacheRead, output } = model.price
  return charge(
    model,
    way,
    usage.input * input + usage.cacheWrite * cacheWrite + usage.cacheRead * cacheRead + usage.output * output,
  )
}

/**
 * What a request counts for once it has ended: its usage, nothing where nothing is charged, and all that was reserved
 * where nobody can tell.
 */
export function settle(model: Model, way: Way, outcome: Outcome, reserved: NanoUsd): NanoUsd {
  if (outcome.kind === 'unknown') return reserved
  const usage = usageOf(outcome)
  return usage === undefined ? 0 : costOfUsage(model, way, usage)
}

/** @param microUsd tokens times dollars per million tokens */
function charge({ batchFactor }: Model, way: Way, microUsd: number): NanoUsd {
  return Math.ceil(microUsd * 1000 * (way === 'batch' ? batchFactor : 1))
}

/** @returns such as `$0.0312` */
export function dollars(nano: NanoUsd): string {
  const value = nano / USD
  return `$${value.toFixed(value >= 1 ? 2 : 4)}`
}
