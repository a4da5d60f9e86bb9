import type { Responses } from '../responses/responses.ts'
import type { CovariancePass } from './standard-errors.ts'
import type { Pass } from './fit-model.ts'
import type { Layout } from './layout.ts'
import { combined, createShard, shardsOf } from './shard.ts'

/** Where the passes over the persons are made: here, or spread over workers. */
export interface Executor {
  readonly pass: Pass
  readonly covariance: CovariancePass
}

/** Makes the executor of one fit. */
export type CreateExecutor = (responses: Responses, layout: Layout) => Executor | Promise<Executor>

/** All passes in the thread that asks. */
export const inThread: CreateExecutor = (responses, layout) => {
  const shards = shardsOf(responses).map((shard) => createShard(shard, layout))
  return {
    pass: (probability, priors) =>
      combined(
        shards.map((shard) => shard.pass(probability, priors)),
        layout,
      ),
    covariance: (probability, priors, abilities, scores) =>
      summed(
        shards.map((shard) => shard.covariance(probability, priors, abilities, scores)),
        scores.count * scores.count,
      ),
  }
}

/** Sums matrices of shards in the shards' order. */
export function summed(parts: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length)
  for (const part of parts) for (let at = 0; at < length; at++) sum[at] = (sum[at] ?? 0) + (part[at] ?? 0)
  return sum
}
