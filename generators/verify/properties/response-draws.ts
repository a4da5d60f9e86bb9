import fc from 'fast-check'
import { scoreResponse, type Gradable } from '#adaptive'
import { canonicalJson } from '#log'
import { emptyResponse } from '#schemas/empty-response'
import { responseSchema, type Response } from '#schemas/response'
import type { Encoded } from '#schemas/value'
import { neighbourArbitrary } from './neighbour-arbitrary.ts'

/** Responses that are scored of each item whose key is compared. */
const DRAWS = 200

/** Responses that are drawn to have so many among them that a candidate could give. */
const MOST_DRAWN = 4 * DRAWS

/** What was found by scoring responses near those that an author filed. */
export interface DrawnResponses {
  readonly reasons: readonly string[]
  readonly runs: number
  readonly claims: number
}

/**
 * Scores responses that nobody filed: each gets a category of the item, the same whenever it is scored; who does nothing
 * gets none.
 *
 * @param filed responses of the item
 * @param seed 32 bits that all draws follow from
 */
export function drawResponses(gradable: Gradable, filed: readonly Response[], seed: number): DrawnResponses {
  if (filed.length === 0) return { reasons: [], runs: 0, claims: 0 }
  const near = neighbourArbitrary(filed.map((response) => [response as unknown as Encoded]))
  const drawn = fc.sample(near, { seed, numRuns: MOST_DRAWN }).flatMap(([candidate]) => {
    const parsed = responseSchema.parse(candidate)
    return parsed.ok && parsed.value.kind === gradable.kind ? [parsed.value] : []
  })
  const responses = [...filed, ...drawn].slice(0, DRAWS)
  const faults = responses.flatMap((response) => faultOf(gradable, response) ?? [])
  const idle = scoreResponse(gradable, emptyResponse(gradable.kind)).category
  return {
    reasons: [
      ...faults.slice(0, 1),
      ...(idle === 0 ? [] : [`who does nothing gets category ${idle}, expected 0`]),
    ],
    runs: responses.length,
    claims: 2,
  }
}

function faultOf(gradable: Gradable, response: Response): string | undefined {
  const [first, second] = [scoreResponse(gradable, response), scoreResponse(gradable, response)]
  const { category } = first
  const place = `the response ${JSON.stringify(response)}`
  if (!Number.isInteger(category) || category < 0 || category > gradable.max)
    return `${place} gets category ${category}, expected one from 0 to ${gradable.max}`
  return canonicalJson(first) === canonicalJson(second)
    ? undefined
    : `${place} is scored otherwise when it is scored again`
}
