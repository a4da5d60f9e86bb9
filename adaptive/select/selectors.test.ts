import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { createGenerator } from '../numeric/generator.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { probabilityAt } from '../pool/probability-at.ts'
import { expected } from '../estimate/expected.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import { aStratified } from './a-stratified.ts'
import { closestDifficulty } from './closest-difficulty.ts'
import { fixedOrder } from './fixed-order.ts'
import { kullbackLeibler } from './kullback-leibler.ts'
import { maximumInformation } from './maximum-information.ts'
import { minimumExpectedVariance } from './minimum-expected-variance.ts'
import { posteriorWeightedDivergence } from './posterior-weighted-divergence.ts'
import { posteriorWeightedInformation } from './posterior-weighted-information.ts'
import { progressiveRestricted } from './progressive-restricted.ts'
import { proportional } from './proportional.ts'
import { randomesque } from './randomesque.ts'
import { assertSelectorLaws } from './selector.laws.ts'
import { selectors } from './selectors.ts'
import { bestForm, shadowForms } from './shadow-forms.ts'
import { thompson } from './thompson.ts'

assertSelectorLaws(maximumInformation, undefined)
assertSelectorLaws(posteriorWeightedInformation, undefined)
assertSelectorLaws(minimumExpectedVariance, undefined)
assertSelectorLaws(kullbackLeibler, undefined)
assertSelectorLaws(posteriorWeightedDivergence, undefined)
assertSelectorLaws(aStratified, { strata: 3 }, false)
assertSelectorLaws(progressiveRestricted, { power: 2 }, false)
assertSelectorLaws(randomesque, { among: 3 }, false)
assertSelectorLaws(proportional, { power: 3 }, false)
assertSelectorLaws(thompson, undefined, false)
assertSelectorLaws(closestDifficulty, undefined, false)
assertSelectorLaws(fixedOrder, undefined, false)
assertSelectorLaws(shadowForms, undefined)

it('are registered under their own names', () => {
  for (const [name, selector] of Object.entries(selectors)) expect(selector.name).toBe(name)
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

/** Known items of the 2PL, at most informative where their difficulty is. */
function poolOf(...items: readonly (readonly [a: number, b: number])[]) {
  return createPool(items.map(([a, b]) => ({ model: '2pl', a, b, c: 0, d: 1 })))
}

function choiceOf(pool: ReturnType<typeof poolOf>, theta = 0, name = '') {
  return {
    pool,
    weights: normalPrior(pool.grid),
    theta,
    eligible: Int32Array.from({ length: pool.count }, (_, i) => i),
    generator: () => createGenerator('seed', name),
  }
}

it('minimum expected variance is what trying every response gives, also with five categories', () => {
  const graded: ItemParameters = { model: 'grm', a: 1.4, b: [-1, 0, 0.5, 2] }
  const pool = createPool([
    graded,
    { model: 'gpcm', a: 0.8, b: [1, -1] },
    { ...graded, uncertainty: { lnA: 0.3, b: 0.8 } },
  ])
  const weights = updated(normalPrior(pool.grid), pool.probability, rowOf(pool, 1, 2))
  const { theta } = expected(weights, pool.abilities)
  const chances = new Float64Array(5)
  minimumExpectedVariance.criterion({ ...choiceOf(pool, theta), weights }).forEach((value, item) => {
    probabilityAt(pool, item, theta, chances)
    let left = 0
    for (let k = 0; k < (pool.sizes[item] ?? 0); k++) {
      const after = updated(weights, pool.probability, rowOf(pool, item, k))
      left += (chances[k] ?? 0) * expected(after, pool.abilities).se ** 2
    }
    expect(Math.abs(value + left)).toBeLessThan(1e-12)
  })
})

describe('a-stratified', () => {
  const pool = poolOf([2, 0], [0.5, 1], [1, 0.2], [0.6, -1], [1.1, 3], [2.1, 1])
  const at = (progress: number, theta = 0, eligible = [0, 1, 2, 3, 4, 5]) => {
    const bank = Int32Array.of(0, 1, 2, 3, 4, 5)
    const place = aStratified.select(
      { ...choiceOf(pool, theta), eligible: Int32Array.from(eligible), bank, progress },
      { strata: 3 },
    )
    return eligible[place]
  }
  it('goes from the blunt to the sharp, and takes the closest difficulty in each part', () => {
    expect([at(0, 0.9), at(0, -0.9), at(0.4), at(0.4, 2), at(0.7), at(1, 0.6)]).toEqual([1, 3, 2, 4, 0, 5])
  })
  it('takes the next sharper part where one is used up, and the blunter one after the sharpest', () => {
    expect(at(0, 0, [0, 2, 4, 5])).toBe(2)
    expect(at(1, 0, [1, 2, 3, 4])).toBe(2)
  })
})

describe('progressive', () => {
  const pool = poolOf([2, 0], [0.5, 0], [0.5, 1], [0.5, -1])
  const shares = (progress: number, power?: number, chance?: number): number[] => {
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 2000; i++) {
      const place = progressiveRestricted.select(
        { ...choiceOf(pool, 0, String(i)), progress },
        { power, chance },
      )
      counts[place] = (counts[place] ?? 0) + 1
    }
    return counts.map((count) => count / 2000)
  }
  it('begins by chance alone and ends by information alone', () => {
    for (const share of shares(0)) expect(Math.abs(share - 0.25)).toBeLessThan(0.04)
    expect(shares(1)).toEqual([1, 0, 0, 0])
  })
  it('gives information more weight on the way, later with a higher power', () => {
    const [even = 0] = shares(0.3)
    const [late = 0] = shares(0.3, 3)
    expect(even).toBeGreaterThan(0.5)
    expect(late).toBeLessThan(even - 0.1)
  })
  it('leaves so many choices to chance as it is told, and the others to information', () => {
    const [best = 0, ...others] = shares(0, 1, 0.2)
    expect(Math.abs(best - 0.85)).toBeLessThan(0.03)
    for (const share of others) expect(Math.abs(share - 0.05)).toBeLessThan(0.02)
    expect(shares(0, 1, 1)).toEqual(shares(0))
  })
})

it('proportional: each item has the share of its information to the power', () => {
  const pool = poolOf([2, 0], [1, 0], [1, 0])
  for (const power of [1, 2, 0.5]) {
    const counts = [0, 0, 0]
    for (let i = 0; i < 6000; i++) {
      const place = proportional.select(choiceOf(pool, 0, String(i)), { power })
      counts[place] = (counts[place] ?? 0) + 1
    }
    const share = 4 ** power / (4 ** power + 2)
    expect(Math.abs((counts[0] ?? 0) / 6000 - share)).toBeLessThan(0.02)
    expect(Math.abs((counts[1] ?? 0) - (counts[2] ?? 0)) / 6000).toBeLessThan(0.025)
  }
})

describe('thompson', () => {
  const share = (pool: ReturnType<typeof poolOf>, item: number, weights?: Float64Array): number => {
    let count = 0
    for (let i = 0; i < 2000; i++) {
      const choice = choiceOf(pool, 0, String(i))
      if (thompson.select(weights ? { ...choice, weights } : choice, undefined) === item) count++
    }
    return count / 2000
  }
  it('looks as widely as the posterior is wide', () => {
    const pool = poolOf([2, 0], [2, 1])
    // the second is better above .5, which N(0, 1) leaves to 30.9 % of the candidates
    expect(Math.abs(share(pool, 1) - 0.309)).toBeLessThan(0.04)
    expect(share(pool, 1, normalPrior(pool.grid, { mean: 0, sd: 0.1 }))).toBe(0)
  })
  it('gives an item whose parameters are uncertain its chance', () => {
    const known: ItemParameters = { model: '2pl', a: 1.2, b: 0, c: 0, d: 1 }
    const slightlyWorse: ItemParameters = { ...known, a: 1.1 }
    const weights = (pool: ReturnType<typeof poolOf>) => normalPrior(pool.grid, { mean: 0, sd: 0.05 })
    const certain = createPool([known, slightlyWorse])
    expect(share(certain, 1, weights(certain))).toBe(0)
    const uncertain = createPool([
      known,
      { ...slightlyWorse, uncertainty: { lnA: 0.3, b: 0.1, correlation: 0.5 } },
    ])
    const chance = share(uncertain, 1, weights(uncertain))
    expect(chance).toBeGreaterThan(0.2)
    expect(chance).toBeLessThan(0.5)
  })
})

it('closest difficulty: the mean of thresholds stands for more than two categories', () => {
  const pool = createPool([
    { model: '2pl', a: 3, b: 0.4, c: 0, d: 1 },
    { model: 'grm', a: 0.5, b: [-1, 1.4] },
  ])
  expect(closestDifficulty.select(choiceOf(pool, 0.25), undefined)).toBe(1)
  expect(closestDifficulty.select(choiceOf(pool, 0.35), undefined)).toBe(0)
})

it('fixed order: that of the list, or that of the release', () => {
  const pool = poolOf([1, 0], [1, 1], [1, 2])
  expect(fixedOrder.select(choiceOf(pool), undefined)).toBe(0)
  expect(fixedOrder.select({ ...choiceOf(pool), order: Int32Array.of(2, 0, 1) }, undefined)).toBe(1)
})

describe('the best form', () => {
  const pool = poolOf([2, 0], [0.3, 0], [1.6, 0], [1.5, 0], [1.6, 3])
  const best = (theta: number, costs: readonly number[], ...rests: readonly (readonly number[])[]): number =>
    bestForm(
      pool,
      theta,
      rests.map((rest) => Int32Array.from(rest)),
      costs,
    )
  it('has the most information at the estimate in what it still has to show', () => {
    expect(best(0, [0, 0], [0, 1], [2, 3])).toBe(1)
    expect(best(0, [0, 0], [0, 1], [2, 4])).toBe(0)
    expect(best(3, [0, 0], [0, 1], [2, 4])).toBe(1)
  })
  it('costs the least before that, and is the first of equals', () => {
    expect(best(0, [1, 2, 1], [0, 1], [2, 3], [1, 0])).toBe(0)
    expect(best(0, [])).toBe(-1)
    expect(best(0, [0, 0], [], [])).toBe(0)
  })
})
