import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { createGenerator, type Generator } from '../numeric/generator.ts'
import { abilitiesOf } from '../posterior/grid.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { combineImputed } from './combine-imputed.ts'
import { estimators } from './estimators.ts'
import { drawAbility, plausibleValues } from './plausible-values.ts'

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
function normal(generator: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - generator.unit())) * Math.cos(2 * Math.PI * generator.unit())
}

describe('draws from a posterior', () => {
  it('have its distribution, linear between the points', () => {
    const abilities = abilitiesOf({ low: 0, high: 2, points: 3 })
    // density 0 at the left, twice the mean in the middle, 0 at the right: a triangle
    const weights = Float64Array.of(0, 1, 0)
    const generator = createGenerator('7', 'triangle')
    const drawn = Array.from({ length: 20_000 }, () => drawAbility(weights, abilities, generator))
    expect(meanOf(drawn)).toBeCloseTo(1, 2)
    expect(varianceOf(drawn)).toBeCloseTo(1 / 6, 2)
    // a quarter of the triangle's base on either side holds an eighth each
    expect(drawn.filter((value) => value < 0.5).length / drawn.length).toBeCloseTo(0.125, 2)
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...drawn)).toBeLessThanOrEqual(2)
  })
  it('stay where the posterior has mass, whatever number is drawn', () => {
    const abilities = abilitiesOf({ low: 0, high: 4, points: 5 })
    const most = { ...createGenerator('', ''), unit: () => 1 - 2 ** -53 }
    const least = { ...most, unit: () => 0 }
    const weights = Float64Array.of(0, 0.5, 0.5, 0, 0)
    expect(drawAbility(weights, abilities, most)).toBeCloseTo(3, 6)
    expect(drawAbility(weights, abilities, least)).toBe(0)
    const short = Float64Array.of(0, 0.3, 0.3, 0, 0)
    expect(drawAbility(short, abilities, most)).toBe(2)
  })
  it('are the same for the same seed', () => {
    const draw = (seed: string): readonly number[] => [
      ...plausibleValues([], { count: 3 }, createGenerator(seed, 'plausible/1')),
    ]
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
    expect(() => plausibleValues([], { count: 0 }, createGenerator('a', 'b'))).toThrow(
      'count must be an integer of at least 1, received 0',
    )
  })
  it('of the prior alone are the prior', () => {
    const grid = { low: -6, high: 6, points: 241 }
    const generator = createGenerator('9', 'prior')
    const weights = normalPrior(grid, { mean: 0.5, sd: 0.7 })
    const abilities = abilitiesOf(grid)
    const drawn = Array.from({ length: 20_000 }, () => drawAbility(weights, abilities, generator))
    expect(Math.abs(meanOf(drawn) - 0.5)).toBeLessThan(4 * (0.7 / Math.sqrt(20_000)))
    expect(Math.abs(Math.sqrt(varianceOf(drawn)) - 0.7)).toBeLessThan(4 * (0.7 / Math.sqrt(40_000)))
  })
})

describe('a population of 2,000 persons with ten answers each', () => {
  const persons = 2000
  const items = Array.from({ length: 10 }, (_, i): ItemParameters => ({
    model: '2pl',
    a: 1,
    b: (i - 4.5) / 2,
    c: 0,
    d: 1,
  }))
  const prior = { mean: 0.3, sd: 1.2 }
  const generator = createGenerator('population', 'answers')
  const sets: number[][] = Array.from({ length: 5 }, () => [])
  const points: number[] = []
  const truth: number[] = []
  for (let n = 0; n < persons; n++) {
    const ability = prior.mean + prior.sd * normal(generator)
    truth.push(ability)
    const responses = items.map((parameters) => ({
      parameters,
      category: generator.unit() < 1 / (1 + Math.exp(-(ability - (parameters.b as number)))) ? 1 : 0,
    }))
    const options = { prior, grid: { low: -7, high: 7, points: 141 } }
    points.push(estimators.eap.estimate(responses, options).theta ?? NaN)
    plausibleValues(responses, options, createGenerator('population', `plausible/${n}`)).forEach(
      (value, set) => sets[set]?.push(value),
    )
  }
  it('has its mean and variance in the plausible values, where the EAPs’ variance is too small', () => {
    const mean = combineImputed(
      sets.map((values) => ({ value: meanOf(values), variance: varianceOf(values) / persons })),
    )
    expect(Math.abs(mean.value - prior.mean)).toBeLessThan(3 * mean.se)
    expect(mean.se).toBeGreaterThan(prior.sd / Math.sqrt(persons))
    // the variance of a normal sample's variance is 2σ⁴/(n − 1)
    const variance = combineImputed(
      sets.map((values) => ({
        value: varianceOf(values),
        variance: (2 * varianceOf(values) ** 2) / persons,
      })),
    )
    expect(Math.abs(variance.value - prior.sd ** 2)).toBeLessThan(3 * variance.se)
    expect(varianceOf(points)).toBeLessThan(0.8 * prior.sd ** 2)
  })
  it('correlates with the truth as the posterior says: the values of one person share the EAP’s variance', () => {
    const [first = [], second = []] = sets
    const together = meanOf(first.map((value, n) => (value - prior.mean) * ((second[n] ?? 0) - prior.mean)))
    expect(together / varianceOf(points)).toBeCloseTo(1, 1)
    expect(meanOf(truth)).toBeCloseTo(prior.mean, 1)
  })
})

describe('Rubin’s rules', () => {
  it('add what the sets disagree in', () => {
    const combined = combineImputed([
      { value: 1, variance: 0.04 },
      { value: 1.2, variance: 0.05 },
      { value: 1.1, variance: 0.03 },
    ])
    expect(combined.value).toBeCloseTo(1.1, 12)
    expect(combined.within).toBeCloseTo(0.04, 12)
    expect(combined.between).toBeCloseTo(0.01, 12)
    expect(combined.se).toBeCloseTo(Math.sqrt(0.04 + (4 / 3) * 0.01), 12)
    // 2·(1 + .04/.01333)² = 2·4²
    expect(combined.df).toBeCloseTo(32, 10)
  })
  it('have nothing to add where they agree, and need two', () => {
    const set = { value: 1, variance: 0.04 }
    expect(combineImputed([set, set])).toEqual({ value: 1, se: 0.2, within: 0.04, between: 0, df: Infinity })
    expect(() => combineImputed([set])).toThrow('at least 2 sets of values are needed, received 1')
  })
})
