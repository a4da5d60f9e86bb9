import { isFault } from './patiently.ts'
import type { Ask } from '../prompt.ts'
import { countedBound, dollars, inputBound, worstCase, type NanoUsd, type Way } from '../money.ts'
import { stateOf, type RunContext } from './run-context.ts'
import type { Stop } from './settings.ts'

export type Reserved =
  { readonly kind: 'reserved'; readonly nano: NanoUsd } | { readonly kind: 'not'; readonly stop: Stop }

/**
 * The most that a request can cost, where that still fits below the cap.
 *
 * @param before what requests before it in the same batch reserve
 * @param inputTokens a bound
 */
export function reserve(
  context: RunContext,
  ask: Ask,
  way: Way,
  before: NanoUsd = 0,
  inputTokens = inputBound(ask.prompt),
): Reserved {
  const { cap, model } = context.settings
  if (inputTokens > model.promptUpTo) return { kind: 'not', stop: tooLong(inputTokens, model.promptUpTo) }
  const nano = worstCase(model, way, inputTokens, ask.maxTokens)
  const left = cap - stateOf(context).committed - before
  if (nano <= left) return { kind: 'reserved', nano }
  const message = `the next request may cost ${dollars(nano)}, and ${dollars(Math.max(0, left))} are left of ${dollars(cap)}`
  return { kind: 'not', stop: { ended: 'capped', message } }
}

/** Where the bound is too much, the API's own count may show that the request fits; to count is free. */
export async function reserveCounted(context: RunContext, ask: Ask, way: Way): Promise<Reserved> {
  const bounded = reserve(context, ask, way)
  if (bounded.kind === 'reserved') return bounded
  const counted = await context.api.count(ask)
  if (isFault(counted)) return bounded
  return reserve(context, ask, way, 0, Math.min(inputBound(ask.prompt), countedBound(counted.tokens)))
}

function tooLong(tokens: number, most: number): Stop {
  const message = `a prompt of up to ${tokens} tokens has no price: the model’s holds up to ${most}`
  return { ended: 'request', message }
}
