import { informationAt, mostInformative } from '../pool/information-at.ts'
import { givenAnswers } from '../testlet/given-answers.ts'
import type { PoolResponse } from '../testlet/posterior-after.ts'
import type { SessionConfig } from './config.ts'
import type { BlockState } from './state.ts'

/** The responses that moved a block's estimate, in order. */
export function countedResponses({ indexes }: SessionConfig, { taken }: BlockState): readonly PoolResponse[] {
  return taken.flatMap(({ id, score, counted }) => {
    const item = indexes.get(id)
    return item === undefined || score === undefined || !counted ? [] : [{ item, category: score.category }]
  })
}

/** Does something while items of begun testlets have their curves given the answers, see `givenAnswers`. */
export function asKnownNow<T>(
  config: SessionConfig,
  block: BlockState,
  eligible: Int32Array,
  use: () => T,
): T {
  return config.testlets === undefined
    ? use()
    : givenAnswers(config.pool, config.testlets, countedResponses(config, block), eligible, use)
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
