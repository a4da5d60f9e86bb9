import type { Responses } from '../responses/responses.ts'
import { expectation } from './expectation.ts'
import { packResponses } from './packing.ts'
import { exponentialCovariance } from './exponential-covariance.ts'
import { scoreCovariance } from './score-covariance.ts'
import type { Scores } from './scores.ts'
import type { Layout } from './layout.ts'
import { collectCounts, fillLikelihoods } from './tables.ts'

/** What the persons of one shard, or of all, add up to under some parameters. */
export interface PassResult {
  /** marginal log-likelihood */
  readonly logLikelihood: number
  /** expected number of persons with category k of item i at point q: [rows[i] + k·points + q] */
  readonly counts: Float64Array
  /** expected number of persons of group g at point q: [g·points + q] */
  readonly mass: Float64Array
}

/** Some persons, packed once, who are passed over again and again. */
export interface Shard {
  /**
   * @param probability [rows[i] + k·points + q]
   * @param priors weights of each group's ability, sum 1: [g·points + q]
   */
  readonly pass: (probability: Float64Array, priors: Float64Array) => PassResult
  /**
   * Σ over persons of the posterior covariance of their complete-data scores, by rows.
   *
   * @param abilities the grid's points in logits
   */
  readonly covariance: (
    probability: Float64Array,
    priors: Float64Array,
    abilities: Float64Array,
    scores: Scores,
  ) => Float64Array
}

/**
 * Persons per shard. Sums are formed within a shard and then over the shards in their order, so that they are the same to
 * the bit however the shards are spread over workers.
 */
export const SHARD_PERSONS = 8192

/** @returns parts of at most `SHARD_PERSONS` persons, in order; views of the same memory */
export function shardsOf(responses: Responses): readonly Responses[] {
  const shards: Responses[] = []
  for (let from = 0; from < responses.persons; from += SHARD_PERSONS)
    shards.push(slice(responses, from, Math.min(responses.persons, from + SHARD_PERSONS)))
  return shards
}

function slice(
  { starts, item, category, weights, groups, ...rest }: Responses,
  from: number,
  to: number,
): Responses {
  const first = starts[from] ?? 0
  const last = starts[to] ?? 0
  return {
    ...rest,
    persons: to - from,
    starts: starts.slice(from, to + 1).map((at) => at - first),
    item: item.subarray(first, last),
    category: category.subarray(first, last),
    weights: weights?.subarray(from, to),
    groups: groups?.subarray(from, to),
  }
}

/** Packs the persons of a shard. */
export function createShard(responses: Responses, layout: Layout): Shard {
  const { points, categories, rows, cells, groups } = layout
  const packing = packResponses(responses, categories)
  const persons = { ...packing, weights: responses.weights, groups: responses.groups }
  const likelihood = new Float64Array(packing.rows * points)
  const sums = new Float64Array(packing.rows * points)
  const isComplete = packing.blocks.every(({ items, radices }) =>
    items.every((i, j) => radices[j] === categories[i]),
  )
  const everyone = packing.starts.every((at, n) => at === n * packing.blocks.length)
  return {
    covariance: (probability, priors, abilities, scores) => {
      fillLikelihoods(packing, { points, rows, probability }, categories, likelihood)
      const passed = { persons, responses, layout, abilities, likelihood, priors }
      if (!(scores.isExponential && groups === 1 && isComplete && everyone))
        return scoreCovariance(passed, scores)
      return exponentialCovariance(passed, scores, (drawn) => {
        const counts = new Float64Array(cells)
        collectCounts(packing, { points, rows }, categories, drawn, counts)
        return counts
      })
    },
    pass: (probability, priors) => {
      const counts = new Float64Array(cells)
      const mass = new Float64Array(groups * points)
      fillLikelihoods(packing, { points, rows, probability }, categories, likelihood)
      sums.fill(0)
      const logLikelihood = expectation(persons, responses.persons, points, likelihood, priors, {
        sums,
        groupSums: mass,
      })
      collectCounts(packing, { points, rows }, categories, sums, counts)
      return { logLikelihood, counts, mass }
    },
  }
}

/** Adds up what the shards gave, in their order. */
export function combined(results: readonly PassResult[], layout: Layout): PassResult {
  const counts = new Float64Array(layout.cells)
  const mass = new Float64Array(layout.groups * layout.points)
  let logLikelihood = 0
  for (const result of results) {
    logLikelihood += result.logLikelihood
    for (let at = 0; at < counts.length; at++) counts[at] = (counts[at] ?? 0) + (result.counts[at] ?? 0)
    for (let at = 0; at < mass.length; at++) mass[at] = (mass[at] ?? 0) + (result.mass[at] ?? 0)
  }
  return { logLikelihood, counts, mass }
}
