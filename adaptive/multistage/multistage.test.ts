import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { createGenerator } from '../numeric/generator.ts'
import { createPool } from '../pool/pool.ts'
import { moduleAfter, refusalsOfMultistage, type MultistageTest } from './multistage-test.ts'
import { takeMultistage } from './take-multistage.ts'

const item = (b: number): ItemParameters => ({ model: '2pl', a: 1.5, b, c: 0, d: 1 })
const spread = (middle: number, width: number): readonly ItemParameters[] =>
  Array.from({ length: 8 }, (_, i) => item(middle + ((i - 3.5) / 3.5) * width))
/** Items 0-7 for all, then 8-15 easy, 16-23 medium or 24-31 hard. */
const pool = createPool([...spread(0, 0.8), ...spread(-1.6, 0.6), ...spread(0, 0.6), ...spread(1.6, 0.6)])
const run = (from: number): readonly number[] => Array.from({ length: 8 }, (_, i) => from + i)
const stages = (by: 'score' | 'theta', cuts: readonly number[]): MultistageTest => ({
  start: 'routing',
  modules: [
    { id: 'routing', items: run(0), route: { by, cuts, to: ['easy', 'medium', 'hard'] } },
    { id: 'easy', items: run(8) },
    { id: 'medium', items: run(16) },
    { id: 'hard', items: run(24) },
  ],
})

describe('a multi-stage test', () => {
  it('leads by points: who reaches a cut is above it', () => {
    const [routing] = stages('score', [3, 6]).modules
    if (routing === undefined) throw new Error('the design has a first module')
    expect([0, 2, 3, 5, 6, 8].map((score) => moduleAfter(routing, { score, theta: 0 }))).toEqual([
      'easy',
      'easy',
      'medium',
      'medium',
      'hard',
      'hard',
    ])
    expect(moduleAfter({ id: 'last', items: [1] }, { score: 9, theta: 2 })).toBeUndefined()
  })
  it('leads by ability, takes every item of its modules once, and the same way again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 32, maxLength: 32 }), (answers) => {
        const test = stages('theta', [-0.5, 0.5])
        const taken = takeMultistage(test, pool, (index) => answers[index] ?? 0)
        const items = test.modules.filter(({ id }) => taken.path.includes(id)).flatMap((one) => one.items)
        expect(taken.responses.map((response) => response.item)).toEqual(items)
        expect(taken.path).toHaveLength(2)
        expect(takeMultistage(test, pool, (index) => answers[index] ?? 0)).toEqual(taken)
      }),
      { numRuns: 50 },
    )
  })
  it('measures both ends better than a fixed test of its length', () => {
    const fixed: MultistageTest = {
      start: 'routing',
      modules: [
        { id: 'routing', items: run(0), route: { by: 'score', cuts: [], to: ['medium'] } },
        { id: 'medium', items: run(16) },
      ],
    }
    const squares = (test: MultistageTest, ability: number): number => {
      let sum = 0
      for (let n = 0; n < 400; n++) {
        const generator = createGenerator('stages', `${ability}/${n}`)
        const { theta } = takeMultistage(test, pool, (index) => {
          const { a, b } = pool.parameters[index] ?? item(0)
          return generator.unit() < 1 / (1 + Math.exp(-a * (ability - (b as number)))) ? 1 : 0
        })
        sum += (theta - ability) ** 2 / 400
      }
      return sum
    }
    for (const ability of [-2, 2])
      expect(squares(stages('score', [3, 6]), ability)).toBeLessThan(0.85 * squares(fixed, ability))
  })
  it('is refused with all reasons', () => {
    const broken: MultistageTest = {
      start: 'first',
      modules: [
        { id: 'first', items: [0, 40], route: { by: 'score', cuts: [2, 2], to: ['second', 'nowhere'] } },
        { id: 'second', items: [0], route: { by: 'theta', cuts: [], to: ['first'] } },
        { id: 'lonely', items: [] },
      ],
    }
    expect(refusalsOfMultistage(broken, pool)).toEqual([
      'Module first names item 40, the pool has 0 to 31.',
      'Module first has 2 cuts and leads to 2 modules, not one more.',
      'The cuts of module first do not ascend.',
      'Module first leads to nowhere, which does not exist.',
      'Module lonely has no items.',
      'Module second gives item 0 a second time.',
      'Module first leads back to itself.',
      'No way leads to module lonely.',
    ])
    expect(() => takeMultistage(broken, pool, () => 0)).toThrow('The cuts of module first do not ascend.')
    expect(() => takeMultistage(stages('score', [3, 6]), pool, () => 2)).toThrow(
      'item 0: a category is an integer in [0, 1], received 2',
    )
  })
})
