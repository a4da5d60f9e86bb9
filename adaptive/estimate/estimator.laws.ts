import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { itemParameters, uncertainParameters } from '../irt/item-parameters.laws.ts'
import { highestCategory } from '../irt/response-curve.ts'
import type { Estimator, KnownResponse } from './estimator.ts'

const share = fc.double({ min: 0, max: 0.999, noNaN: true })

function answered(parameters: fc.Arbitrary<ItemParameters>): fc.Arbitrary<KnownResponse> {
  return fc.record({ parameters, share }).map(({ parameters, share }) => ({
    parameters,
    category: Math.floor(share * (highestCategory(parameters) + 1)),
  }))
}

/** Steeper than any item and farther from all others, so that probabilities and information underflow in between. */
const extreme: fc.Arbitrary<ItemParameters> = fc.record({
  model: fc.constant('2pl' as const),
  a: fc.constantFrom(0.01, 60),
  b: fc.constantFrom(-60, -50, 0, 50, 60),
  c: fc.constant(0),
  d: fc.constant(1),
})

/** Responses to known items of any model. */
export const knownResponses = fc.array(answered(itemParameters), { maxLength: 12 })
const anyResponses = fc.array(
  answered(
    fc.oneof(
      { arbitrary: itemParameters, weight: 4 },
      { arbitrary: uncertainParameters, weight: 1 },
      { arbitrary: extreme, weight: 2 },
    ),
  ),
  { maxLength: 6 },
)

function shifted(parameters: ItemParameters, by: number): ItemParameters {
  return parameters.model === 'grm' || parameters.model === 'gpcm'
    ? { ...parameters, b: parameters.b.map((b) => b + by) }
    : { ...parameters, b: parameters.b + by }
}

/** The item that asks the opposite: what was the highest category is now the lowest. */
function mirrored({ parameters, category }: KnownResponse): KnownResponse {
  if (parameters.model === 'grm' || parameters.model === 'gpcm')
    return {
      parameters: { ...parameters, b: parameters.b.map((b) => -b).reverse() },
      category: parameters.b.length - category,
    }
  return {
    parameters: { ...parameters, model: '4pl', b: -parameters.b, c: 1 - parameters.d, d: 1 - parameters.c },
    category: 1 - category,
  }
}

/** What every estimator keeps. Call it in the test file of the family for each. */
export function assertEstimatorLaws(estimator: Estimator): void {
  const { estimate } = estimator
  const close = (found: number | null, wanted: number | null): void => {
    if (found === null || wanted === null) expect(found).toBe(wanted)
    else expect(Math.abs(found - wanted)).toBeLessThan(1e-7 * Math.max(1, Math.abs(wanted)))
  }
  describe(`${estimator.name} as an estimator`, () => {
    it('gives numbers or a reason in words, never NaN, whatever the items and the answers', () => {
      fc.assert(
        fc.property(anyResponses, fc.constantFrom(undefined, { low: -4, high: 4 }), (responses, range) => {
          const found = estimate(responses, range && { range })
          if (found.theta === null) {
            expect(found.reason).toMatch(/\.$/)
            return
          }
          expect(Math.abs(found.theta)).toBeLessThan(Infinity)
          expect(found.se).toBeGreaterThanOrEqual(0)
          expect(found.se).toBeLessThan(Infinity)
          if (found.converged) expect(found.low).toBeLessThanOrEqual(found.high ?? NaN)
          else expect(found.reason).toMatch(/\.$/)
        }),
        { numRuns: 150 },
      )
    })
    it('does not depend on the order of the answers', () => {
      fc.assert(
        fc.property(knownResponses, (responses) => {
          const found = estimate(responses)
          const turned = estimate([...responses].reverse())
          close(turned.theta, found.theta)
          close(turned.se, found.se)
        }),
        { numRuns: 60 },
      )
    })
    it('moves by k where the items, the prior and the grid do', () => {
      fc.assert(
        fc.property(knownResponses, fc.double({ min: -3, max: 3, noNaN: true }), (responses, k) => {
          const found = estimate(responses)
          const moved = estimate(
            responses.map(({ parameters, category }) => ({ parameters: shifted(parameters, k), category })),
            { prior: { mean: k, sd: 1 }, grid: { low: k - 5, high: k + 5, points: 81 } },
          )
          close(moved.theta, found.theta === null ? null : found.theta + k)
          close(moved.se, found.se)
        }),
        { numRuns: 60 },
      )
    })
    it('turns its sign where the items ask the opposite', () => {
      fc.assert(
        fc.property(knownResponses, (responses) => {
          const found = estimate(responses)
          const turned = estimate(responses.map(mirrored))
          close(turned.theta, found.theta === null ? null : -found.theta)
          close(turned.se, found.se)
        }),
        { numRuns: 60 },
      )
    })
    it('knows of answers to Rasch items their sum alone, and rises with it', () => {
      const items = [-1.5, -0.4, 0.2, 0.9, 2.1].map((b) => ({ model: '1pl', a: 1, b, c: 0, d: 1 }) as const)
      const bySum: number[][] = items.concat(items).map(() => [])
      for (let pattern = 0; pattern < 1 << items.length; pattern++) {
        const categories = items.map((_, i) => (pattern >> i) & 1)
        const sum = categories.reduce((x, y) => x + y, 0)
        const { theta } = estimate(
          items.map((parameters, i) => ({ parameters, category: categories[i] ?? 0 })),
          { range: { low: -9, high: 9 } },
        )
        bySum[sum]?.push(theta ?? NaN)
      }
      for (let sum = 0; sum <= items.length; sum++) {
        for (const theta of bySum[sum] ?? []) expect(theta).toBeCloseTo(bySum[sum]?.[0] ?? NaN, 9)
        if (sum > 0) expect(bySum[sum]?.[0]).toBeGreaterThan(bySum[sum - 1]?.[0] ?? NaN)
      }
    })
    it('stays within a range', () => {
      if (estimator.name === 'eap') return
      fc.assert(
        fc.property(knownResponses, (responses) => {
          const found = estimate(responses, { range: { low: -0.5, high: 1 } })
          if (found.theta === null) return
          expect(found.theta).toBeGreaterThanOrEqual(-0.5)
          expect(found.theta).toBeLessThanOrEqual(1)
          expect(found.converged).toBe(found.theta > -0.5 && found.theta < 1)
        }),
        { numRuns: 60 },
      )
    })
    it('refuses categories that an item does not have, and options without sense', () => {
      const parameters = { model: 'grm', a: 1, b: [0, 1] } as const
      expect(() => estimate([{ parameters, category: 3 }])).toThrow(
        'response 0: a category is an integer in [0, 2], received 3',
      )
      expect(() => estimate([{ parameters, category: 1 }], { coverage: 1 })).toThrow(
        'coverage must lie in (0, 1), received 1',
      )
    })
  })
}
