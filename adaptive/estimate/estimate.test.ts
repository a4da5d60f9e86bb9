import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { responseCurve } from '../irt/response-curve.ts'
import { createGenerator } from '../numeric/generator.ts'
import { priorParameters } from '../parameters/prior.ts'
import { uncertainParameters } from '../irt/item-parameters.laws.ts'
import { oracle } from '../oracles.ts'
import { createPool, rowOf, type Pool } from '../pool/pool.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import { estimators } from './estimators.ts'
import { expected } from './expected.ts'
import { credibleInterval, probabilityAtLeast } from './interval.ts'
import { mode } from './mode.ts'

/** theta and standard error per pattern */
type Pairs = readonly (readonly [number, number])[]
interface Columns {
  readonly theta: readonly number[]
  readonly se: readonly number[]
}

function posterior(pool: Pool, pattern: readonly (number | undefined)[]): Float64Array {
  return pattern.reduce<Float64Array>(
    (weights, category, item) =>
      category === undefined ? weights : updated(weights, pool.probability, rowOf(pool, item, category)),
    normalPrior(pool.grid),
  )
}

const CATR_GRID: Grid = { low: -4, high: 4, points: 33 }
/** catR finds the mode with a loose root finder; ours is a parabola on this fine grid. */
const FINE: Grid = { low: -4, high: 4, points: 321 }

describe('reference values', () => {
  it('of catR for 62 patterns of 20 items agree to 1e-8 on its grid, modes to 1e-3', () => {
    const { a, b, patterns, ...scores } = oracle('scores-dichotomous') as {
      readonly a: readonly number[]
      readonly b: readonly number[]
      readonly patterns: readonly (readonly number[])[]
      readonly '2PL': { readonly EAP: Columns; readonly BM: Columns }
    }
    const { EAP, BM } = scores['2PL']
    const items = a.map((slope, i): ItemParameters => ({
      model: '2pl',
      a: slope,
      b: b[i] ?? 0,
      c: 0,
      d: 1,
    }))
    const pool = createPool(items, CATR_GRID)
    const fine = createPool(items, FINE)
    patterns.forEach((pattern, i) => {
      const { theta, se } = expected(posterior(pool, pattern), pool.abilities)
      expect(Math.abs(theta - (EAP.theta[i] ?? NaN))).toBeLessThan(1e-8)
      expect(Math.abs(se - (EAP.se[i] ?? NaN))).toBeLessThan(1e-8)
      const top = mode(posterior(fine, pattern), fine.abilities)
      expect(Math.abs(top - (BM.theta[i] ?? NaN))).toBeLessThan(1e-3)
    })
  })
  it.each(['GRM', 'GPCM'] as const)('of catR for %s agree to 1e-8 on its grid, modes to 1e-3', (model) => {
    const reference = oracle('scores-polytomous') as { patterns: readonly (readonly number[])[] } & Record<
      'GRM' | 'GPCM',
      { bank: readonly (readonly number[])[]; EAP: Pairs; BM: Pairs }
    >
    const items = reference[model].bank.map(([a = 0, ...b]): ItemParameters => ({
      model: model === 'GRM' ? 'grm' : 'gpcm',
      a,
      b,
    }))
    const pool = createPool(items, CATR_GRID)
    const fine = createPool(items, FINE)
    reference.patterns.forEach((pattern, i) => {
      const { theta, se } = expected(posterior(pool, pattern), pool.abilities)
      const [wanted = NaN, error = NaN] = reference[model].EAP[i] ?? []
      expect(Math.abs(theta - wanted)).toBeLessThan(1e-8)
      expect(Math.abs(se - error)).toBeLessThan(1e-8)
      expect(
        Math.abs(mode(posterior(fine, pattern), fine.abilities) - (reference[model].BM[i]?.[0] ?? NaN)),
      ).toBeLessThan(1e-3)
    })
  })
  it('is what the estimator of the same name finds', () => {
    fc.assert(
      fc.property(fc.array(uncertainParameters, { maxLength: 8 }), (items) => {
        const pool = createPool(items)
        const categories = items.map((_, i) => (i * 7) % (pool.sizes[i] ?? 1))
        const { theta, se } = expected(posterior(pool, categories), pool.abilities)
        const found = estimators.eap.estimate(
          items.map((parameters, i) => ({ parameters, category: categories[i] ?? 0 })),
        )
        expect(Math.abs((found.theta ?? NaN) - theta)).toBeLessThan(1e-11)
        expect(Math.abs((found.se ?? NaN) - se)).toBeLessThan(1e-11)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a posterior that is normal', () => {
  const grid: Grid = { low: -5, high: 5, points: 81 }
  const abilities = abilitiesOf(grid)
  const weights = normalPrior(grid, { mean: 0.3, sd: 0.8 })
  it('has the interval mean ± 1.96 sd, to a hundredth for the straight line within a cell', () => {
    const { low, high } = credibleInterval(weights, abilities)
    expect(Math.abs(low - (0.3 - 1.959964 * 0.8))).toBeLessThan(0.01)
    expect(Math.abs(high - (0.3 + 1.959964 * 0.8))).toBeLessThan(0.01)
  })
  it('lies above its mean with probability one half', () => {
    expect(probabilityAtLeast(weights, abilities, 0.3)).toBeCloseTo(0.5, 3)
    expect(probabilityAtLeast(weights, abilities, -5)).toBe(1)
    expect(probabilityAtLeast(weights, abilities, 5)).toBe(0)
  })
  it('has its mode at its mean', () => {
    expect(mode(weights, abilities)).toBeCloseTo(0.3, 12)
  })
})

describe('every posterior', () => {
  const responses = fc.array(
    fc.record({ parameters: uncertainParameters, share: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
    { maxLength: 12 },
  )
  it('has an interval around its median that holds the probability it promises', () => {
    fc.assert(
      fc.property(responses, fc.double({ min: 0.05, max: 0.99, noNaN: true }), (given, coverage) => {
        const pool = createPool(given.map(({ parameters }) => parameters))
        const weights = posterior(
          pool,
          given.map(({ share }, i) => Math.floor(share * (pool.sizes[i] ?? 0))),
        )
        const { low, high } = credibleInterval(weights, pool.abilities, coverage)
        const inside =
          probabilityAtLeast(weights, pool.abilities, low) - probabilityAtLeast(weights, pool.abilities, high)
        expect(low).toBeLessThanOrEqual(high)
        expect(inside).toBeCloseTo(coverage, 10)
      }),
      { numRuns: 60 },
    )
  })
  it('rises with every category, and never fails for all right or all wrong', () => {
    fc.assert(
      fc.property(fc.array(uncertainParameters, { minLength: 1, maxLength: 10 }), (items) => {
        const pool = createPool(items)
        const worst = posterior(
          pool,
          items.map(() => 0),
        )
        const best = posterior(
          pool,
          items.map((_, i) => (pool.sizes[i] ?? 1) - 1),
        )
        const low = expected(worst, pool.abilities)
        const high = expected(best, pool.abilities)
        expect(low.theta).toBeLessThanOrEqual(high.theta)
        expect(low.se).toBeGreaterThan(0)
        expect(high.se).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })
  it('has a distribution function of trapezoids: three points are two cells of one half', () => {
    const abilities = abilitiesOf({ low: -1, high: 1, points: 3 })
    const weights = new Float64Array([0.25, 0.5, 0.25])
    expect(credibleInterval(weights, abilities, 0.5)).toEqual({ low: -0.5, high: 0.5 })
    expect(probabilityAtLeast(weights, abilities, 0.5)).toBe(0.25)
    expect(credibleInterval(new Float64Array([0.5, 0.5, 0]), abilities, 0.5).high).toBeCloseTo(0, 12)
  })
  it('refuses an interval that promises all or nothing', () => {
    const abilities = abilitiesOf({ low: -1, high: 1, points: 3 })
    expect(() => credibleInterval(new Float64Array([0.25, 0.5, 0.25]), abilities, 1)).toThrow(
      'coverage must lie in (0, 1), received 1',
    )
  })
})

describe('95 % intervals over simulated tests of twenty uncalibrated items', () => {
  /** Item parameters drawn from the prior, answers drawn from them: how often the interval holds the true ability. */
  function coverage(uncertain: boolean): number {
    const generator = createGenerator('coverage', 'draws')
    const draw = (): number =>
      Math.sqrt(-2 * Math.log(1 - generator.unit())) * Math.cos(2 * Math.PI * generator.unit())
    const priors = Array.from({ length: 20 }, (_, i) => priorParameters({ level: (i % 5) + 1, highest: 3 }))
    const pool = createPool(
      priors.map(
        ({ uncertainty, ...known }) => (uncertain ? { ...known, uncertainty } : known) as ItemParameters,
      ),
    )
    let held = 0
    for (let i = 0; i < 2000; i++) {
      const ability = draw()
      const probability = new Float64Array(4)
      const weights = posterior(
        pool,
        priors.map((prior) => {
          const shift = 0.8 * draw()
          const a = prior.a * Math.exp(0.3 * draw())
          // seeing the item at a shifted ability is shifting its thresholds
          responseCurve({ ...prior, a })(ability - shift, probability, new Float64Array(4))
          let rest = generator.unit()
          return probability.findIndex((p, k) => (rest -= p) < 0 || k === 3)
        }),
      )
      const { low, high } = credibleInterval(weights, pool.abilities)
      if (low <= ability && ability <= high) held++
    }
    return held / 2000
  }
  it('hold the truth as often as they promise, because uncertainty is integrated out', () => {
    expect(coverage(true)).toBeGreaterThan(0.93)
    expect(coverage(true)).toBeLessThan(0.97)
  })
  it('would promise too much if the author’s guess counted as known', () => {
    expect(coverage(false)).toBeLessThan(0.93)
  })
})
