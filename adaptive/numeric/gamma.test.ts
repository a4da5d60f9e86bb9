import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareTail, logGamma, normalCdf, normalQuantile, upperGamma } from './gamma.ts'

describe('ln Γ', () => {
  it('has its known values', () => {
    expect(logGamma(1)).toBeCloseTo(0, 14)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 12)
    expect(logGamma(100.25) / 360.2845596377643).toBeCloseTo(1, 13)
  })
  it('follows Γ(x + 1) = xΓ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 500, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-11)
      }),
    )
  })
  it('is not given for 0 and below', () => {
    expect(() => logGamma(0)).toThrow('ln Γ is wanted of a positive number, received 0')
  })
})

describe('χ² tails', () => {
  it('are those of the tables', () => {
    // critical values of 5 % and .1 % (NIST/SEMATECH e-Handbook 1.3.6.7.4)
    for (const [df, five, thousandth] of [
      [1, 3.841, 10.828],
      [10, 18.307, 29.588],
      [30, 43.773, 59.703],
      [100, 124.342, 149.449],
    ] as const) {
      expect(Math.abs(chiSquareTail(five, df) - 0.05)).toBeLessThan(2e-5)
      expect(Math.abs(chiSquareTail(thousandth, df) - 0.001)).toBeLessThan(1e-6)
    }
  })
  it('are exact where they have a closed form: e^{−x/2} for two degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), (x) => {
        expect(Math.abs(chiSquareTail(x, 2) / Math.exp(-x / 2) - 1)).toBeLessThan(1e-12)
      }),
    )
  })
  it('fall with the value and rise with the degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (x, s) => {
          expect(upperGamma(s, x * 1.01)).toBeLessThanOrEqual(upperGamma(s, x) + 1e-15)
          expect(upperGamma(s + 0.5, x)).toBeGreaterThanOrEqual(upperGamma(s, x) - 1e-15)
        },
      ),
    )
  })
})

describe('the normal distribution', () => {
  it('has its known values in both tails', () => {
    expect(normalCdf(0)).toBe(0.5)
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14)
    expect(normalCdf(-6) / 9.865876450376946e-10).toBeCloseTo(1, 11)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 11)
  })
  it('and its quantile undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (z) => {
        const p = normalCdf(z)
        expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(z > 4 ? 1e-4 : 1e-9)
      }),
    )
    expect(() => normalQuantile(1)).toThrow('received 1')
  })
})
