import { describe, expect, it } from 'vitest'
import { createGenerator } from '../numeric/generator.ts'
import { bearableErrors, familyMeans, withinFamily } from './within-family.ts'

/**
 * Thirteen trials of the BCG vaccine (Colditz et al. 1994), log relative risks and their variances, as metafor prints them;
 * its REML fit: τ² = .3132 (SE .1664), mean −.7145 (SE .1798).
 */
const bcg = {
  values: Float64Array.of(
    -0.8893,
    -1.5854,
    -1.3481,
    -1.4416,
    -0.2175,
    -0.7861,
    -1.6209,
    0.012,
    -0.4694,
    -1.3713,
    -0.3394,
    0.4459,
    -0.0173,
  ),
  errors: Float64Array.of(
    0.3256,
    0.1946,
    0.4154,
    0.02,
    0.0512,
    0.0069,
    0.223,
    0.004,
    0.0564,
    0.073,
    0.0124,
    0.5325,
    0.0714,
  ).map(Math.sqrt),
  families: new Uint32Array(13),
  familyCount: 1,
}

describe('the SD between variants of a family', () => {
  it('is that of metafor’s REML for one family, with its error', () => {
    const { tau, varianceError, low, high } = withinFamily(bcg, 10)
    expect(tau ** 2).toBeCloseTo(0.3132, 3)
    expect(varianceError).toBeCloseTo(0.1664, 3)
    const { means, errors } = familyMeans(bcg, tau ** 2)
    expect(means[0]).toBeCloseTo(-0.7145, 3)
    expect(errors[0]).toBeCloseTo(0.1798, 3)
    expect(low).toBeGreaterThan(0.2)
    expect(low).toBeLessThan(tau)
    expect(high).toBeGreaterThan(tau)
  })
  it('does not depend on where each family lies', () => {
    const estimates = { ...bcg, families: Uint32Array.from(bcg.values, (_, v) => v % 3), familyCount: 3 }
    const moved = { ...estimates, values: estimates.values.map((value, v) => value + 7 * (v % 3)) }
    expect(withinFamily(moved, 10).tau).toBeCloseTo(withinFamily(estimates, 10).tau, 6)
  })
  it('says nothing where no family has two variants, and carries the prior on', () => {
    const single = {
      values: Float64Array.of(1, 2, 3),
      errors: bearableErrors([0.1, 0, 0.2]),
      families: Uint32Array.of(0, 1, 2),
      familyCount: 3,
    }
    const found = withinFamily(single, 0.5)
    expect(found).toMatchObject({ tau: 0, low: 0, high: Infinity, varianceError: Infinity, informative: 0 })
    // the mean square of a half-normal is its scale's, but for what lies beyond five scales
    expect(Math.sqrt(found.variance)).toBeCloseTo(0.5, 3)
  })
  it('is found without bias, in its interval 95 % of the time, and never carried on as 0', () => {
    const generator = createGenerator('within family', 'recovery')
    const normal = () =>
      Math.sqrt(-2 * Math.log(1 - generator.unit())) * Math.cos(2 * Math.PI * generator.unit())
    for (const tau of [0, 0.25, 0.5]) {
      let sum = 0
      let covered = 0
      let least = Infinity
      const runs = 100
      for (let run = 0; run < runs; run++) {
        const families = Uint32Array.from({ length: 60 }, (_, v) => Math.floor(v / 4))
        const errors = Float64Array.from(families, () => 0.1 + 0.2 * generator.unit())
        const values = errors.map((error) => tau * normal() + error * normal())
        const found = withinFamily({ values, errors, families, familyCount: 15 }, 0.5)
        sum += found.tau ** 2
        covered += found.low <= tau && tau <= found.high ? 1 : 0
        least = Math.min(least, found.variance)
      }
      // SD of the estimate of τ² is about .07 at τ = .5, so .007 at 100 runs; at 0 only values above it can occur
      expect(Math.abs(sum / runs - tau ** 2)).toBeLessThan(0.02)
      // four binomial errors of .95 at 100 runs
      expect(covered / runs).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / runs))
      expect(least).toBeGreaterThan(0)
    }
  })
})
