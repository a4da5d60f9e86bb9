import { describe, expect, test } from 'vitest'
import { complexityClasses, type ComplexityClass, createGenerator } from '#adaptive'
import { curveOf, fastestOf, fitClass } from './fit.ts'

const sizes = Array.from({ length: 25 }, (_, index) => Math.round(8 * 2 ** (index / 2)))
const budget = 1_000_000

/** A curve within the budget. */
function curve(steps: (n: number) => number) {
  const points = sizes.map((size) => ({ size, steps: Math.round(steps(size)) }))
  const within = points.filter((point) => point.steps <= budget)
  return fitClass(within, within.length < points.length)
}

const growth: Readonly<Record<ComplexityClass, (n: number) => number>> = {
  '1': () => 40,
  'log n': (n) => Math.ceil(Math.log2(n)),
  'sqrt n': (n) => Math.floor(Math.sqrt(n)),
  n: (n) => n,
  'n log n': (n) => n * Math.ceil(Math.log2(n)),
  'n^2': (n) => n * n,
  'n^2 log n': (n) => n * n * Math.log2(n),
  'n^3': (n) => n * n * n,
  '2^n': (n) => 2 ** n,
}

describe('the class of a curve', () => {
  test.each(complexityClasses)('%s is found, with an intercept', (name) => {
    const fit = curve((n) => 17 + 3 * growth[name](n))
    expect(fit.class).toBe(name)
    expect(fit.isOpen).toBe(false)
  })

  test('a lower term with a large constant does not hide it', () => {
    expect(curve((n) => 60 * n + n * n).class).toBe('n^2')
    expect(curve((n) => 900 + 12 * n + n * n * n).class).toBe('n^3')
    expect(curve((n) => 12 * n + n * Math.log2(n)).class).toBe('n log n')
  })

  test('a constant that covers all but a twentieth does not hide it, where the counts are exact', () => {
    expect(curve((n) => 300 + Math.log2(n)).class).toBe('log n')
    expect(curve((n) => 100 * n + n * Math.log2(n)).class).toBe('n log n')
    expect(curve((n) => 500 + (n % 17)).class).toBe('1')
  })

  test('a bound that only the larger sizes reach is no growth', () => {
    expect(curve((n) => Math.min(n, 50)).class).toBe('1')
    expect(curve((n) => n * Math.min(n, 50)).class).toBe('n')
    expect(curve((n) => n * n * Math.min(n, 12)).class).toBe('n^2')
    expect(curve((n) => (n < 40 ? n : 40 + 6 * Math.log2(n))).class).toBe('log n')
  })

  test('nor does it hide what the larger sizes show first', () => {
    expect(curve((n) => (n < 64 ? 60 : n * n)).class).toBe('n^2')
    expect(curve((n) => (n <= 30 ? (n * n) / 2 : n * Math.log2(n))).class).toBe('n log n')
  })

  test('the line is drawn through the sizes that decide', () => {
    const points = sizes.map((size) => ({ size, steps: size * Math.min(size, 50) }))
    const line = curveOf('n', points)
    expect(line?.(8192)).toBeCloseTo(50 * 8192, 0)
    expect(
      curveOf(
        '1',
        sizes.map((size) => ({ size, steps: Math.min(size, 50) })),
      )?.(8192),
    ).toBe(50)
  })

  test('half of a square is a square', () => {
    expect(curve((n) => (n * (n - 1)) / 2).class).toBe('n^2')
    expect(curve((n) => (n * (n - 1) * (n - 2)) / 6).class).toBe('n^3')
  })

  test('what is nearly all noise is left open, and decided for the candidate', () => {
    const generator = createGenerator('noise', 'fit')
    const fits = Array.from({ length: 20 }, () =>
      curve((n) => n * Math.log2(n) * (1 + 0.6 * (generator.unit() - 0.5))),
    )
    const open = fits.filter(({ isOpen }) => isOpen)
    expect(open.length).toBeGreaterThan(0)
    for (const fit of open) {
      const [one, other] = [fit.class, fit.runnerUp ?? fit.class].map((name) =>
        complexityClasses.indexOf(name),
      )
      expect(complexityClasses.indexOf(fastestOf(fit))).toBe(Math.min(one ?? 0, other ?? 0))
    }
  })

  test('fewer than seven sizes within the budget outgrow n³', () => {
    const points = [8, 11, 16].map((size) => ({ size, steps: 2 ** size }))
    expect(fitClass(points, true).class).toBe('2^n')
    expect(fitClass([], true).class).toBe('2^n')
  })

  test('many points do not make an exponential a power', () => {
    const points = Array.from({ length: 12 }, (_, index) => ({ size: index + 8, steps: 1.7 ** (index + 8) }))
    expect(fitClass(points, true).class).toBe('2^n')
  })
})
