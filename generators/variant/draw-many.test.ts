import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawMany, readRecords, refusals } from './draw-many.ts'
import type { Attempt, VariantMaker } from './attempt.ts'

/** A maker whose variants differ by their seed modulo `kinds`, and which refuses every third seed. */
function makerOf(kinds: number): VariantMaker {
  const questionOf = (seed: number) => String(seed % kinds)
  const refuse = (seed: number, gate: string): Attempt => ({
    admitted: false,
    seed,
    gate,
    reason: 'as asked',
    ms: 0,
  })
  return {
    attempt: async (seed, siblings) => {
      // The later of two seeds is done first.
      if (seed % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
      if (seed % 3 === 0) return refuse(seed, 'shape')
      const question = questionOf(seed)
      if (siblings.some((one) => one.question === question)) return refuse(seed, 'novelty')
      return {
        admitted: true,
        seed,
        asked: { id: `item-v${seed}`, question },
        record: {},
      } as unknown as Attempt
    },
  }
}

const options = {
  count: 5,
  seed: 1,
  jobs: 2,
  passedOver: new Set<number>(),
  onAttempt: async () => undefined,
}
const seedsOf = (attempts: readonly Attempt[]) => attempts.flatMap((one) => (one.admitted ? [one.seed] : []))

describe('drawing one seed after another', () => {
  it('ends with as many as are wanted, in the order of the seeds', async () => {
    const told: number[] = []
    const attempts = await drawMany(makerOf(100), {
      ...options,
      onAttempt: async ({ seed }) => void told.push(seed),
    })
    expect(seedsOf(attempts)).toEqual([1, 2, 4, 5, 7])
    expect(told).toEqual(attempts.map(({ seed }) => seed))
    expect(refusals(attempts)).toEqual({ shape: 2 })
  })

  it('passes retired seeds over', async () => {
    const attempts = await drawMany(makerOf(100), { ...options, count: 2, passedOver: new Set([1, 4]) })
    expect(attempts.map(({ seed }) => seed)).toEqual([2, 3, 5])
  })

  it('ends where a model has no more', async () => {
    const attempts = await drawMany(makerOf(4), options)
    expect(seedsOf(attempts)).toHaveLength(4)
    expect(attempts).toHaveLength(5 * 5 + 20)
    expect(Object.keys(refusals(attempts))).toEqual(['shape', 'novelty'])
  })

  it('gives the same however many are drawn at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ count: fc.integer({ min: 1, max: 8 }), kinds: fc.integer({ min: 1, max: 12 }) }),
        fc.integer({ min: 1, max: 5 }),
        async ({ count, kinds }, jobs) => {
          const alone = await drawMany(makerOf(kinds), { ...options, count, jobs: 1 })
          const together = await drawMany(makerOf(kinds), { ...options, count, jobs })
          expect(seedsOf(together)).toEqual(seedsOf(alone))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(drawMany(makerOf(100), { ...options, signal })).rejects.toThrow('enough')
  })
})

it('reads no records where there are none, and leaves out what is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-variants-'))
  await writeFile(join(folder, '3.json'), '{"version": 1}')
  await writeFile(join(folder, '4.json'), '{')
  expect(await readRecords(folder)).toEqual([])
  expect(await readRecords(join(folder, 'nowhere'))).toEqual([])
  await rm(folder, { recursive: true })
})
