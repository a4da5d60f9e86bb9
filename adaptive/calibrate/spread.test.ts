import { expect, it } from 'vitest'
import { oracleRows } from '../oracles.ts'
import { responsesOf } from '../responses/responses.ts'
import { calibrate } from './calibrate.ts'
import { serveShards, type ShardReply, type ShardRequest } from './serve-shards.ts'
import { SHARD_PERSONS } from './shard.ts'
import { spreadOver, type ShardWorker } from './spread.ts'

/** A worker whose messages are copied, as between threads, and which counts the persons that it was given. */
function workerOf(persons: number[]): ShardWorker {
  const serve = serveShards()
  const place = persons.push(0) - 1
  return async (request) => {
    const copied: ShardRequest = structuredClone(request)
    if (copied.type === 'load') persons[place] = copied.shards.reduce((sum, shard) => sum + shard.persons, 0)
    const reply: ShardReply = structuredClone(serve(copied))
    return Promise.resolve(reply)
  }
}

it('gives the same bits in one thread and over any number of workers', async () => {
  const rows = oracleRows('responses-2pl').map((row) => row.slice(0, 6))
  const many = Array.from({ length: 10 }, () => rows).flat()
  const responses = responsesOf(many, { groups: many.map((_, n) => n % 2) })
  const options = { model: 'grm', tolerance: 1e-4 } as const
  const alone = JSON.stringify(await calibrate(responses, options))
  for (const count of [1, 2, 7]) {
    const persons: number[] = []
    const workers = Array.from({ length: count }, () => workerOf(persons))
    expect(JSON.stringify(await calibrate(responses, options, { executor: spreadOver(workers) }))).toBe(alone)
    expect(persons.reduce((sum, own) => sum + own, 0)).toBe(many.length)
    expect(Math.max(...persons)).toBe(
      count === 1 ? many.length : count === 2 ? 2 * SHARD_PERSONS : SHARD_PERSONS,
    )
  }
})
