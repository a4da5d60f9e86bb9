import { log } from '../numeric/log.ts'
import { informationAt, mostInformative } from '../pool/information-at.ts'
import { probabilityAt } from '../pool/probability-at.ts'
import type { SessionConfig } from './config.ts'
import type { BlockState } from './state.ts'

/** Logarithm of the likelihood of the responses that moved a block's estimate, at an ability in logits. */
export function logLikelihood(
  { indexes, pool }: SessionConfig,
  { taken }: BlockState,
  theta: number,
): number {
  const chances = new Float64Array(128)
  let sum = 0
  for (const { id, score, counted } of taken) {
    const index = indexes.get(id)
    if (!counted || score === undefined || index === undefined) continue
    probabilityAt(pool, index, theta, chances)
    sum += log(chances[score.category] ?? 0)
  }
  return sum
}

/** Largest information of some items at a block's estimate, in 1/logits²; 0 where there are none. */
export function mostInformation(
  { pool }: SessionConfig,
  { estimate }: BlockState,
  eligible: Int32Array,
): number {
  const place = mostInformative(pool, estimate.theta, eligible)
  const value = new Float64Array(1)
  if (place >= 0) informationAt(pool, estimate.theta, eligible.subarray(place, place + 1), 1, value)
  return value[0] ?? 0
}
