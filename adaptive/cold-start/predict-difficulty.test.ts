import { describe, expect, it } from 'vitest'
import { createGenerator, type Generator } from '../numeric/generator.ts'
import { normalQuantile } from '../numeric/gamma.ts'
import { predictDifficulty, type CalibratedDifficulty } from './predict-difficulty.ts'

const normal = (draws: Generator): number => normalQuantile((1 + draws.below(1_000_000)) / 1_000_002)

/** Items whose difficulty the level tells half of, kind and number of tests some, the last feature nothing. */
function drawn(draws: Generator): CalibratedDifficulty & { readonly truth: number } {
  const level = 1 + draws.below(5)
  const features = [draws.below(2), 4 + draws.below(20), 60 * draws.unit()]
  const [kind = 0, tests = 0] = features
  const truth = 0.6 * (level - 3) + 0.7 * kind + 0.04 * (tests - 14) + 0.4 * normal(draws)
  const se = 0.08 + 0.3 * draws.unit()
  return { level, features, truth, b: truth + se * normal(draws), se }
}

const many = (count: number, name: string): (CalibratedDifficulty & { readonly truth: number })[] => {
  const draws = createGenerator('cold-start', name)
  return Array.from({ length: count }, () => drawn(draws))
}

it('finds what difficulty comes of, and how much it leaves unexplained', () => {
  const found = predictDifficulty(many(800, 'recovery'))
  expect(found.usesFeatures).toBe(true)
  expect(Math.abs(found.residual - 0.4)).toBeLessThan(0.04)
  const at = (level: number, features: readonly number[]): number => found.predict({ level, features }).mean
  expect(Math.abs(at(3, [1, 14, 30]) - at(3, [0, 14, 30]) - 0.7)).toBeLessThan(0.1)
  expect(Math.abs(at(5, [0, 14, 30]) - at(1, [0, 14, 30]) - 2.4)).toBeLessThan(0.2)
  expect(Math.abs(at(3, [0, 24, 30]) - at(3, [0, 14, 30]) - 0.4)).toBeLessThan(0.08)
  expect(Math.abs(at(3, [0, 14, 60]) - at(3, [0, 14, 0]))).toBeLessThan(0.15)
  // no weight is exact, so no prediction is better than the residual
  expect(found.predict({ level: 3, features: [0, 14, 30] }).sd).toBeGreaterThan(found.residual)
  expect(found.leftOutError.features).toBeLessThan(found.leftOutError.level)
})

describe('honest errors', () => {
  it.each([25, 60, 200])('of predictions from %i items: 95 in 100 intervals hold', (count) => {
    let [inside, tests, squares, byLevel] = [0, 0, 0, 0]
    const replications = count > 30 ? 120 : 300
    for (let run = 0; run < replications; run++) {
      const found = predictDifficulty(many(count, `coverage ${count} ${run}`))
      for (const fresh of many(10, `fresh ${count} ${run}`)) {
        const { mean, sd } = found.predict(fresh)
        tests++
        if (Math.abs(fresh.truth - mean) < 1.959964 * sd) inside++
        squares += (fresh.truth - mean) * (fresh.truth - mean)
        byLevel += (fresh.truth - (fresh.level - 3)) * (fresh.truth - (fresh.level - 3))
      }
    }
    expect(inside / tests).toBeGreaterThan(0.93)
    expect(inside / tests).toBeLessThan(0.97)
    // worth it: nearer than the author's level alone
    expect(Math.sqrt(squares / tests)).toBeLessThan(0.8 * Math.sqrt(byLevel / tests))
  })
})

it('has errors of items left out as if each had been left out', () => {
  // equal standard errors and far more items than weights, so that neither penalty nor residual depends on one item
  const items = many(60, 'left out').map((item) => ({ ...item, se: 0 }))
  const found = predictDifficulty(items)
  let squares = 0
  items.forEach((item, n) => {
    const without = predictDifficulty(items.filter((_, m) => m !== n))
    const error = item.b - without.predict(item).mean
    squares += error * error
  })
  expect(Math.abs(Math.sqrt(squares / items.length) / found.leftOutError.features - 1)).toBeLessThan(0.02)
})

describe('the author’s level alone', () => {
  const level = { mean: 1, sd: 0.8 }
  it('stands where there are few items', () => {
    for (const found of [predictDifficulty([]), predictDifficulty(many(24, 'few'))]) {
      expect(found.usesFeatures).toBe(false)
      expect(found.predict({ level: 4, features: [1, 30, 2] })).toEqual(level)
    }
  })
  it('stands where it is right to begin with and features say nothing', () => {
    const items = many(40, 'right').map((item) => ({ ...item, b: item.level - 3, se: 0.1 }))
    const found = predictDifficulty(items)
    const { mean } = found.predict({ level: 4, features: [1, 10, 2] })
    expect(Math.abs(mean - 1)).toBeLessThan(1e-9)
  })
})

it('does not mind a feature that all items share, in any units', () => {
  const items = many(80, 'units')
  const one = predictDifficulty(items)
  const other = predictDifficulty(
    items.map((item) => ({ ...item, features: [...item.features.map((x) => 1000 * x - 7), 5] })),
  )
  const [here, there] = [
    one.predict({ level: 2, features: [1, 10, 20] }),
    other.predict({ level: 2, features: [993, 9993, 19993, 5] }),
  ]
  expect(Math.abs(here.mean - there.mean)).toBeLessThan(1e-9)
  expect(Math.abs(here.sd - there.sd)).toBeLessThan(1e-9)
})

it('refuses rows of different length and what is no number', () => {
  const [item] = many(1, 'bad')
  if (item === undefined) return
  expect(() => predictDifficulty([item, { ...item, features: [1] }])).toThrow(
    'item 1: 3 features are expected, received 1',
  )
  expect(() => predictDifficulty([{ ...item, b: NaN }])).toThrow(/^item 0: finite numbers are expected/)
  expect(() => predictDifficulty(many(40, 'bad')).predict({ level: 3, features: [] })).toThrow(
    '3 features are expected, received 0',
  )
})
