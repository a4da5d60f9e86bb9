import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { expected } from '../estimate/expected.ts'
import { uncertainParameters } from '../irt/item-parameters.laws.ts'
import { curveWithinTestlet } from '../parameters/marginal-curve.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { SESSION_GRID } from '../posterior/grid.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import { posteriorAfter, type PoolResponse } from './posterior-after.ts'
import { testletsOf } from './testlets.ts'

const prior = normalPrior(SESSION_GRID)

function posteriorOf(items: readonly ItemParameters[], responses: readonly PoolResponse[]): Float64Array {
  const pool = createPool(items)
  return posteriorAfter(pool, testletsOf(pool), prior, responses)
}

/** Both integrals by a fine sum: theta on the grid, each testlet's shift in steps of sd/25 over ±7 SD. */
function byBruteForce(items: readonly ItemParameters[], responses: readonly PoolResponse[]): Float64Array {
  const pool = createPool(items)
  const curves = items.map(curveWithinTestlet)
  const stems = new Map<string, PoolResponse[]>()
  responses.forEach((response, n) => {
    const id = items[response.item]?.testlet?.id ?? `alone ${n}`
    stems.set(id, [...(stems.get(id) ?? []), response])
  })
  const p = new Float64Array(10)
  const s = new Float64Array(10)
  const weights = prior.map((weight, q) => {
    let product = weight
    for (const own of stems.values()) {
      const sd = items[own[0]?.item ?? 0]?.testlet?.sd ?? 0
      let sum = 0
      let total = 0
      for (let z = -7; z <= 7; z += 0.04) {
        let likelihood = Math.exp((-z * z) / 2)
        total += likelihood
        for (const { item, category } of own) {
          curves[item]?.((pool.abilities[q] ?? 0) - sd * z, p, s)
          likelihood *= p[category] ?? 0
        }
        sum += likelihood
      }
      product *= sum / total
    }
    return product
  })
  const sum = weights.reduce((x, y) => x + y, 0)
  return weights.map((weight) => weight / sum)
}

function largestGap(one: Float64Array, other: Float64Array): number {
  return one.reduce((most, weight, q) => Math.max(most, Math.abs(weight - (other[q] ?? 0))), 0)
}

const item = (b: number, id: string, sd: number, a = 1.5): ItemParameters => ({
  model: '2pl',
  a,
  b,
  c: 0,
  d: 1,
  testlet: { id, sd },
})

describe('the posterior with testlets', () => {
  it('is both integrals: over ability and over each testlet’s shift', () => {
    for (const sd of [0.02, 0.1, 0.3, 1, 2]) {
      const items: readonly ItemParameters[] = [
        item(-1, 'one', sd),
        item(0, 'one', sd, 2.5),
        { model: 'grm', a: 1.8, b: [-0.5, 0.4, 1.2], testlet: { id: 'one', sd } },
        { model: 'gpcm', a: 0.9, b: [0.3, -0.4], testlet: { id: 'two', sd: sd / 2 } },
        { model: '3pl', a: 1.2, b: 0.5, c: 0.2, d: 1, testlet: { id: 'two', sd: sd / 2 } },
        { model: '2pl', a: 1.1, b: 0.2, c: 0, d: 1 },
      ]
      const responses = [1, 0, 3, 2, 1, 0].map((category, at) => ({ item: at, category }))
      expect(largestGap(posteriorOf(items, responses), byBruteForce(items, responses))).toBeLessThan(1e-7)
    }
  })
  it('integrates uncertain parameters as well', () => {
    const uncertainty = { lnA: 0.2, b: 0.4, correlation: -0.3 }
    const items = [-0.5, 0.4, 1].map((b) => ({ ...item(b, 'stem', 0.8), uncertainty }))
    const responses = [1, 1, 0].map((category, at) => ({ item: at, category }))
    expect(largestGap(posteriorOf(items, responses), byBruteForce(items, responses))).toBeLessThan(1e-7)
  })
  it('is the same response by response, all at once and in any order', () => {
    const stems = fc.constantFrom(undefined, 'one', 'two', 'three')
    const given = fc.array(
      fc.record({
        parameters: uncertainParameters,
        stem: stems,
        share: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(given, fc.double({ min: 0, max: 1.5, noNaN: true }), (drawn, sd) => {
        const items = drawn.map(({ parameters, stem }) =>
          stem === undefined ? parameters : { ...parameters, testlet: { id: stem, sd } },
        )
        const pool = createPool(items)
        const testlets = testletsOf(pool)
        const responses = drawn.map(({ share }, i) => ({
          item: i,
          category: Math.floor(share * (pool.sizes[i] ?? 0)),
        }))
        const batch = posteriorAfter(pool, testlets, prior, responses)
        const copy = [...prior]
        let sequential = prior
        responses.forEach(
          (_, n) => (sequential = posteriorAfter(pool, testlets, prior, responses.slice(0, n + 1))),
        )
        expect([...sequential]).toEqual([...batch])
        expect(largestGap(posteriorAfter(pool, testlets, prior, responses.toReversed()), batch)).toBeLessThan(
          1e-12,
        )
        expect([...prior]).toEqual(copy)
      }),
      { numRuns: 30 },
    )
  })
  it('is to the bit that of independent items where no testlet has an effect', () => {
    const items = [item(0, 'stem', 0), item(1, 'stem', 0)]
    const pool = createPool(items)
    expect(testletsOf(pool)).toBeUndefined()
    const plain = createPool(items.map(({ testlet: _, ...rest }) => rest as ItemParameters))
    const rows = [rowOf(plain, 0, 1), rowOf(plain, 1, 0)]
    const independent = rows.reduce((weights, row) => updated(weights, plain.probability, row), prior)
    const found = posteriorAfter(pool, undefined, prior, [
      { item: 0, category: 1 },
      { item: 1, category: 0 },
    ])
    expect([...found]).toEqual([...independent])
  })
  it('of one response is that of the pool’s own table, which selectors see', () => {
    const pool = createPool([item(0.3, 'stem', 1)])
    const own = updated(prior, pool.probability, rowOf(pool, 0, 1))
    expect(
      largestGap(posteriorAfter(pool, testletsOf(pool), prior, [{ item: 0, category: 1 }]), own),
    ).toBeLessThan(1e-6)
  })
  it('says less the more its items share', () => {
    const se = (sd: number): number => {
      const items = [-0.6, -0.2, 0.2, 0.6].map((b) => item(b, 'stem', sd))
      const responses = [1, 1, 0, 0].map((category, at) => ({ item: at, category }))
      return expected(posteriorOf(items, responses), createPool([]).abilities).se
    }
    expect(se(0.5)).toBeGreaterThan(se(0))
    expect(se(1)).toBeGreaterThan(se(0.5))
    // not even a stem of any number of items says more than its own shift leaves to be said
    expect(se(3)).toBeGreaterThan(0.85)
  })
  it('goes over to no effect without a step', () => {
    const at = (sd: number): Float64Array =>
      posteriorOf(
        [item(0, 'stem', sd), item(0.5, 'stem', sd)],
        [
          { item: 0, category: 1 },
          { item: 1, category: 1 },
        ],
      )
    expect(largestGap(at(1e-3), at(0))).toBeLessThan(1e-6)
    expect(largestGap(at(1e-9), at(0))).toBeLessThan(1e-12)
  })
  it('refuses testlets that cannot be', () => {
    expect(() => testletsOf(createPool([item(0, 'stem', 0.5), item(1, 'stem', 0.6)]))).toThrow(
      new RangeError('testlet stem: its items must state one SD, received 0.5 and 0.6'),
    )
    expect(() => testletsOf(createPool([item(0, 'stem', -1)]))).toThrow(
      new RangeError('testlet stem: its SD must not be negative, received -1'),
    )
  })
})
