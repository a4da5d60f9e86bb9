import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { PRIOR_UNCERTAINTY, priorParameters } from '../parameters/prior.ts'
import { estimateFamilies } from './estimate-families.ts'
import { freshCoverage, type FreshCell } from './fresh-coverage.laws.ts'
import { freshVariant, WITHIN_FAMILY } from './fresh-variant.ts'

describe('a variant of which no data tell', () => {
  it('is as its parent, and less certain by the spread of variants', () => {
    const parent = priorParameters({ level: 4, highest: 3 })
    expect(freshVariant(parent)).toEqual({
      ...parent,
      uncertainty: {
        lnA: Math.sqrt(PRIOR_UNCERTAINTY.lnA ** 2 + WITHIN_FAMILY.lnA ** 2),
        b: Math.sqrt(PRIOR_UNCERTAINTY.b ** 2 + WITHIN_FAMILY.b ** 2),
      },
    })
  })
  it('keeps the covariance of its parent’s errors, and none of the persons who answered the parent', () => {
    const uncertainty = { lnA: 0.3, b: 0.4, correlation: -0.5 }
    const parent: ItemParameters = { model: '2pl', a: 1, b: 0, c: 0, d: 1, uncertainty, persons: 900 }
    const { uncertainty: wide, persons } = freshVariant(parent)
    expect(persons).toBeUndefined()
    expect((wide?.correlation ?? 0) * (wide?.lnA ?? 0) * (wide?.b ?? 0)).toBeCloseTo(-0.06, 12)
    expect(freshVariant({ model: '2pl', a: 1, b: 0, c: 0, d: 1 }).uncertainty).toEqual(WITHIN_FAMILY)
  })
  it('varies by what families carry on before data tell how much variants differ', () => {
    const alone = [{ family: 'alone', parameters: { model: '2pl', a: 1.1, b: 0.2, c: 0, d: 1 } as const }]
    // the prior's mean square over five scales
    expect(Math.sqrt(estimateFamilies(alone).within.b.variance)).toBeCloseTo(WITHIN_FAMILY.b, 3)
  })
})

describe('intervals of tests of fresh variants', () => {
  const replications = 4000
  const tolerance = 4 * Math.sqrt((0.95 * 0.05) / replications)

  it.each<FreshCell>([
    { parents: 'uncalibrated', familySd: WITHIN_FAMILY.b },
    { parents: 'calibrated', familySd: WITHIN_FAMILY.b },
  ])('hold 95 %% of the abilities, and claim the errors that they have: $parents parents', (cell) => {
    const { fresh, 'taken for the parent': taken } = freshCoverage(cell, replications)
    expect(Math.abs(fresh.coverage - 0.95)).toBeLessThan(tolerance)
    // four errors of a mean of squares of nearly normal numbers
    expect(Math.abs(fresh.rmse ** 2 / fresh.claimed ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / replications))
    expect(taken.coverage).toBeLessThan(fresh.coverage)
    expect(taken.claimed).toBeLessThan(fresh.claimed)
  })
  it('fall short where calibrated parents are taken for their variants', () => {
    const { 'taken for the parent': taken } = freshCoverage(
      { parents: 'calibrated', familySd: WITHIN_FAMILY.b },
      replications,
    )
    expect(taken.coverage).toBeLessThan(0.95 - tolerance / 2)
    expect(taken.rmse).toBeGreaterThan(1.05 * taken.claimed)
  })
  it('are too wide rather than too narrow where variants differ less than that', () => {
    for (const parents of ['uncalibrated', 'calibrated'] as const)
      expect(freshCoverage({ parents, familySd: 0 }, replications).fresh.coverage).toBeGreaterThan(0.95)
  })
})
