import type { Blueprint } from '#schemas/blueprint'
import { normalPrior } from '../posterior/posterior.ts'
import { posteriorAfter } from '../testlet/posterior-after.ts'
import type { SessionConfig } from './config.ts'
import { estimateOf, type BlockEstimate } from './state.ts'

/** A response and the score that counts, once a result has been opened. */
export interface RecordedResponse {
  readonly item: string
  /** category, integer in [0, m] */
  readonly category: number
}

/** What is known of a candidate on one scale: work with an AI at hand is another scale than work without. */
export interface RecordScale extends BlockEstimate {
  readonly policy: Blueprint['blocks'][number]['ai']
}

/**
 * The estimates of record of a graded test: a posterior for each AI policy, from the scores of all its blocks, whether an
 * item steered or not. What steered chose items by provisional scores; these are the others' and its own scores of record.
 *
 * @param responses per block of the blueprint, those that count, in their order
 * @returns one entry per policy, in the order of the blocks; each begins with the prior of the first block that has it
 * @throws RangeError for an item that is not in the test
 */
export function recordScales(
  config: SessionConfig,
  responses: readonly (readonly RecordedResponse[])[],
): readonly RecordScale[] {
  const { blocks } = config.blueprint
  const policies = [...new Set(blocks.map(({ ai }) => ai))]
  return policies.map((policy) => {
    const own = blocks.flatMap(({ ai }, at) => (ai === policy ? (responses[at] ?? []) : []))
    const first = blocks.findIndex(({ ai }) => ai === policy)
    return { policy, ...recordEstimate(config, first, own).estimate }
  })
}

/**
 * The estimate of record from some responses.
 *
 * @param at the block whose prior it begins with
 * @returns the estimate, and the posterior that it is of, over the pool's grid
 * @throws RangeError for an item that is not in the test
 */
export function recordEstimate(
  config: SessionConfig,
  at: number,
  responses: readonly RecordedResponse[],
): { readonly estimate: BlockEstimate; readonly weights: Float64Array } {
  const given = responses.map(({ item, category }) => {
    const index = config.indexes.get(item)
    if (index === undefined) throw new RangeError(`item ${item} is not in this test`)
    return { item: index, category }
  })
  const prior = normalPrior(config.pool.grid, config.blueprint.blocks[at]?.prior)
  const weights = posteriorAfter(config.pool, config.testlets, prior, given)
  return { weights, estimate: estimateOf(config, weights, given.length) }
}
