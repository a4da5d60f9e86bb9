import { describe, expect, it } from 'vitest'
import { expected } from '../estimate/expected.ts'
import { createGenerator } from '../numeric/generator.ts'
import { oracle } from '../oracles.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import { maximumInformation } from './maximum-information.ts'
import { posteriorWeightedInformation } from './posterior-weighted-information.ts'
import { randomesque } from './randomesque.ts'
import { assertSelectorLaws } from './selector.laws.ts'
import { selectors } from './selectors.ts'

assertSelectorLaws(maximumInformation, undefined)
assertSelectorLaws(posteriorWeightedInformation, undefined)
assertSelectorLaws(randomesque, { among: 3 })

it('are registered under their own names', () => {
  for (const [name, selector] of Object.entries(selectors)) expect(selector.name).toBe(name)
})

interface Traces {
  readonly bank: readonly (readonly [number, number])[]
  readonly responses: readonly (readonly number[])[]
  readonly traces: readonly {
    readonly criterion: 'MFI' | 'MPWI'
    readonly simulee: number
    /** from 1 */
    readonly items: readonly number[]
    readonly responses: readonly number[]
    readonly criterion_value: readonly number[]
    readonly theta: readonly number[]
    readonly se: readonly number[]
  }[]
}

describe('whole adaptive tests of catR', () => {
  const { bank, responses, traces } = oracle('traces') as Traces
  const pool = createPool(
    bank.map(([a, b]) => ({ model: '2pl', a, b, c: 0, d: 1 })),
    { low: -4, high: 4, points: 33 },
  )
  it.each(traces)('agree item by item: $criterion, simulee $simulee', (trace) => {
    const selector = trace.criterion === 'MFI' ? maximumInformation : posteriorWeightedInformation
    let weights = normalPrior(pool.grid)
    let left = bank.map((_, i) => i)
    trace.items.forEach((item, step) => {
      const { theta } = expected(weights, pool.abilities)
      const eligible = Int32Array.from(left)
      const place = selector.select(
        { pool, weights, theta, eligible, generator: () => createGenerator('', '') },
        undefined,
      )
      expect(left[place]).toBe(item - 1)
      left = left.filter((other) => other !== item - 1)
      const category = responses[trace.simulee - 1]?.[item - 1] ?? 0
      expect(category).toBe(trace.responses[step])
      weights = updated(weights, pool.probability, rowOf(pool, item - 1, category))
      const after = expected(weights, pool.abilities)
      expect(Math.abs(after.theta - (trace.theta[step] ?? NaN))).toBeLessThan(1e-8)
      expect(Math.abs(after.se - (trace.se[step] ?? NaN))).toBeLessThan(1e-8)
    })
  })
})

describe('randomesque', () => {
  const pool = createPool([3, 2, 1, 0.5].map((a) => ({ model: '2pl', a, b: 0, c: 0, d: 1 })))
  const choice = { pool, weights: normalPrior(pool.grid), theta: 0, eligible: Int32Array.of(0, 1, 2, 3) }
  const draw = (among: number, name: number): number =>
    randomesque.select({ ...choice, generator: () => createGenerator('seed', String(name)) }, { among })

  it('takes each of the best with equal chance and never another', () => {
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 4000; i++) {
      const place = draw(2, i)
      counts[place] = (counts[place] ?? 0) + 1
    }
    expect(counts.slice(2)).toEqual([0, 0])
    expect(Math.abs((counts[0] ?? 0) - 2000)).toBeLessThan(150)
  })
  it('is maximum information among one, and takes any item among more than there are', () => {
    expect(draw(1, 5)).toBe(0)
    expect(new Set(Array.from({ length: 200 }, (_, i) => draw(99, i))).size).toBe(4)
  })
})
