import type { Responses } from '../responses/responses.ts'
import type { CreateExecutor } from './executor.ts'
import { summed } from './executor.ts'
import type { ShardReply, ShardRequest } from './serve-shards.ts'
import { combined, shardsOf } from './shard.ts'

/** A worker that runs `serveShards`, seen from the thread that fits. */
export type ShardWorker = (request: ShardRequest) => Promise<ShardReply>

/**
 * Spreads the persons over workers, each of which holds neighbouring shards. Sums are formed over the shards in their order,
 * so the numbers are those of one thread, to the bit.
 *
 * @param workers at least one; more than there are shards stay idle
 */
export function spreadOver(workers: readonly ShardWorker[]): CreateExecutor {
  return async (responses, layout) => {
    const shards = shardsOf(responses)
    const each = Math.floor((shards.length + workers.length - 1) / workers.length)
    const busy = workers.flatMap((worker, w) => {
      const own = shards.slice(w * each, (w + 1) * each)
      return own.length === 0 ? [] : [{ worker, own }]
    })
    const ask = (
      request: (own: (typeof busy)[number]['own']) => ShardRequest,
    ): Promise<readonly ShardReply[]> => Promise.all(busy.map(({ worker, own }) => worker(request(own))))
    await ask((own) => ({ type: 'load', shards: own.map(ownMemory), layout }))
    return {
      pass: async (probability, priors) => {
        const replies = await ask(() => ({ type: 'pass', probability, priors }))
        return combined(
          replies.flatMap((reply) => (reply.type === 'passed' ? reply.results : [])),
          layout,
        )
      },
      covariance: async (probability, priors, abilities, scores) => {
        const replies = await ask(() => ({ type: 'covariance', probability, priors, abilities, scores }))
        return summed(
          replies.flatMap((reply) => (reply.type === 'covariance' ? reply.parts : [])),
          scores.count * scores.count,
        )
      },
    }
  }
}

/** A message carries the whole memory behind a view: a shard that is sent has only its own. */
function ownMemory(shard: Responses): Responses {
  return {
    ...shard,
    item: shard.item.slice(),
    category: shard.category.slice(),
    weights: shard.weights?.slice(),
    groups: shard.groups?.slice(),
  }
}
