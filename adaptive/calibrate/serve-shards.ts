import type { Responses } from '../responses/responses.ts'
import type { Scores } from './scores.ts'
import type { Layout } from './layout.ts'
import { createShard, type PassResult, type Shard } from './shard.ts'

/** What the thread that fits asks of a worker that holds some of the shards. */
export type ShardRequest =
  | { readonly type: 'load'; readonly shards: readonly Responses[]; readonly layout: Layout }
  | { readonly type: 'pass'; readonly probability: Float64Array; readonly priors: Float64Array }
  | {
      readonly type: 'covariance'
      readonly probability: Float64Array
      readonly priors: Float64Array
      readonly abilities: Float64Array
      readonly scores: Scores
    }

/** What a worker answers to each request, in order. */
export type ShardReply =
  | { readonly type: 'loaded' }
  | { readonly type: 'passed'; readonly results: readonly PassResult[] }
  | { readonly type: 'covariance'; readonly parts: readonly Float64Array[] }

/**
 * The work of a worker that holds shards. It is the same in Node and in the browser: whoever starts it wires requests in and
 * replies out.
 *
 * @returns the answer to each request; shards stay packed from `load` on
 */
export function serveShards(): (request: ShardRequest) => ShardReply {
  let shards: readonly Shard[] = []
  return (request) => {
    switch (request.type) {
      case 'load':
        shards = request.shards.map((shard) => createShard(shard, request.layout))
        return { type: 'loaded' }
      case 'pass':
        return {
          type: 'passed',
          results: shards.map((shard) => shard.pass(request.probability, request.priors)),
        }
      case 'covariance':
        return {
          type: 'covariance',
          parts: shards.map((shard) =>
            shard.covariance(request.probability, request.priors, request.abilities, request.scores),
          ),
        }
    }
  }
}
