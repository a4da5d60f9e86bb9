import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { information } from '../irt/information.ts'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import { categoryTables, sumScores } from '../irt/sum-score-distribution.ts'
import { createGenerator } from '../numeric/generator.ts'
import { oracle, oracleRows } from '../oracles.ts'
import { marginalCurve } from '../parameters/marginal-curve.ts'
import { ability, itemParameters, uncertainParameters } from '../irt/item-parameters.laws.ts'
import { assertEstimatorLaws, knownResponses } from './estimator.laws.ts'
import type { EstimateOptions, KnownResponse } from './estimator.ts'
import { estimators, type EstimatorName } from './estimators.ts'
import { relativeCurve, termsOf } from './relative-curve.ts'

for (const estimator of Object.values(estimators)) assertEstimatorLaws(estimator)

interface Columns {
  readonly theta: readonly (number | null)[]
  readonly se: readonly (number | null)[]
}

function responsesOf(
  items: readonly ItemParameters[],
  row: readonly (number | undefined)[],
): readonly KnownResponse[] {
  return items.flatMap((parameters, i) => {
    const category = row[i]
    return category === undefined ? [] : [{ parameters, category }]
  })
}

/** The largest differences from a column; where the reference gives no number there must be none. */
function distance(
  name: EstimatorName,
  options: EstimateOptions,
  items: readonly ItemParameters[],
  rows: readonly (readonly (number | undefined)[])[],
  reference: Columns,
): { readonly theta: number; readonly se: number } {
  let theta = 0
  let se = 0
  rows.forEach((row, i) => {
    const found = estimators[name].estimate(responsesOf(items, row), options)
    const wanted = reference.theta[i] ?? null
    if (wanted === null || found.theta === null) {
      expect(found.theta).toBe(wanted)
      return
    }
    theta = Math.max(theta, Math.abs(found.theta - wanted))
    se = Math.max(se, Math.abs(found.se - (reference.se[i] ?? NaN)))
  })
  return { theta, se }
}

/** catR clamps to this, and integrates on this grid. */
const CATR_RANGE = { low: -4, high: 4 }
const CATR_GRID = { ...CATR_RANGE, points: 33 }
/** Its root finder stops within 3e-5 of the root, which is where these differences come from; its sums are exact. */
const CATR = [
  ['eap', 'EAP', { grid: CATR_GRID }, 1e-12],
  ['map', 'BM', { range: CATR_RANGE }, 5e-5],
  ['mle', 'ML', { range: CATR_RANGE }, 5e-5],
  ['wle', 'WL', { range: CATR_RANGE }, 5e-5],
] as const

describe('reference values of catR', () => {
  type Name = (typeof CATR)[number][1]
  it.each(['2PL', '3PL', '4PL'] as const)('agree for 62 patterns of 20 items of the %s', (model) => {
    const { a, b, c, d, patterns, ...scores } = oracle('scores-dichotomous') as Record<
      'a' | 'b' | 'c' | 'd',
      readonly number[]
    > & { readonly patterns: readonly (readonly number[])[] } & Record<
        '2PL' | '3PL' | '4PL',
        Record<Name, Columns>
      >
    const items = a.map((slope, i): ItemParameters => ({
      model: model === '2PL' ? '2pl' : model === '3PL' ? '3pl' : '4pl',
      a: slope,
      b: b[i] ?? 0,
      c: model === '2PL' ? 0 : (c[i] ?? 0),
      d: model === '4PL' ? (d[i] ?? 1) : 1,
    }))
    expect(patterns).toHaveLength(62)
    for (const [name, column, options, tolerance] of CATR) {
      const { theta, se } = distance(name, options, items, patterns, scores[model][column])
      expect(theta).toBeLessThan(tolerance)
      expect(se).toBeLessThan(tolerance)
    }
  })
  it.each(['GRM', 'GPCM'] as const)('agree for the %s', (model) => {
    const { patterns, ...scores } = oracle('scores-polytomous') as {
      readonly patterns: readonly (readonly number[])[]
    } & Record<
      'GRM' | 'GPCM',
      { readonly bank: readonly (readonly number[])[] } & Record<Name, readonly (readonly number[])[]>
    >
    const items = scores[model].bank.map(([a = 0, ...b]): ItemParameters => ({
      model: model === 'GRM' ? 'grm' : 'gpcm',
      a,
      b,
    }))
    for (const [name, column, options, tolerance] of CATR) {
      const pairs = scores[model][column]
      const reference = { theta: pairs.map(([x = NaN]) => x), se: pairs.map(([, x = NaN]) => x) }
      const { theta, se } = distance(name, options, items, patterns, reference)
      expect(theta).toBeLessThan(tolerance)
      expect(se).toBeLessThan(tolerance)
    }
  })
})

describe('reference values of mirt for 300 persons', () => {
  const reference = oracle('scores-mirt') as {
    readonly item_pars: { readonly data: readonly (readonly [number, number, number, number])[] }
  } & Record<
    'EAP' | 'MAP' | 'ML' | 'WLE',
    { readonly theta: Columns['theta']; readonly SE: Columns['theta'] }
  >
  const items = reference.item_pars.data.map(([a, b]): ItemParameters => ({ model: '2pl', a, b, c: 0, d: 1 }))
  const rows = oracleRows('responses-2pl').slice(0, 300)
  // its SEs come of a Hessian by differences: 3e-4 of error where the SE is 1.5, below 5e-5 where it is .5
  it.each([
    ['eap', 'EAP', { grid: { low: -6, high: 6, points: 61 } }, 1e-6, 5e-6],
    ['map', 'MAP', { information: 'observed' }, 1e-5, 1e-4],
    ['mle', 'ML', { information: 'observed' }, 1e-5, 4e-4],
    ['wle', 'WLE', { information: 'observed', weight: 'jeffreys' }, 1e-5, 4e-4],
  ] as const)('agree for %s', (name, column, options, tolerance, seTolerance) => {
    const { theta, SE } = reference[column]
    expect(theta).toHaveLength(300)
    const found = distance(name, options, items, rows, { theta, se: SE })
    expect(found.theta).toBeLessThan(tolerance)
    expect(found.se).toBeLessThan(seTolerance)
  })
})

/** The logarithm of the likelihood, from the response curves alone. */
function logLikelihood(responses: readonly KnownResponse[], theta: number): number {
  return responses.reduce((sum, { parameters, category }) => {
    const probability = new Float64Array(128)
    responseCurve(parameters)(theta, probability, new Float64Array(128))
    return sum + Math.log(probability[category] ?? 0)
  }, 0)
}

describe('of several local maxima', () => {
  const dense = Array.from({ length: 481 }, (_, i) => (i - 240) / 20)
  it('MAP and MLE take the highest', () => {
    fc.assert(
      fc.property(knownResponses, (responses) => {
        const likeliest = estimators.mle.estimate(responses, { range: { low: -12, high: 12 } }).theta
        const modal = estimators.map.estimate(responses).theta ?? NaN
        const tops = dense.map((theta) => logLikelihood(responses, theta))
        const posteriors = tops.map((top, i) => top - (dense[i] ?? 0) ** 2 / 2)
        if (likeliest !== null)
          expect(logLikelihood(responses, likeliest)).toBeGreaterThanOrEqual(Math.max(...tops) - 1e-9)
        expect(logLikelihood(responses, modal) - modal ** 2 / 2).toBeGreaterThanOrEqual(
          Math.max(...posteriors) - 1e-9,
        )
      }),
      { numRuns: 60 },
    )
  })
  it('MAP and MLE take the one that most answers speak for', () => {
    const item = { model: '4pl', a: 4, c: 0.2, d: 0.8 } as const
    // one local maximum near −3 and one near 3; the third answer decides
    const responses = (category: number): readonly KnownResponse[] => [
      ...[-4, -4, -4].map((b) => ({ parameters: { ...item, b }, category: 1 })),
      ...[-2, -2, -2].map((b) => ({ parameters: { ...item, b }, category: 0 })),
      ...[2, 2, 2].map((b) => ({ parameters: { ...item, b }, category: 1 })),
      ...[4, 4, 4].map((b) => ({ parameters: { ...item, b }, category: 0 })),
      { parameters: { ...item, b: 0 }, category },
    ]
    for (const name of ['map', 'mle'] as const) {
      const options = { prior: { mean: 0, sd: 5 } }
      expect(estimators[name].estimate(responses(0), options).theta).toBeCloseTo(-3, 0)
      expect(estimators[name].estimate(responses(1), options).theta).toBeCloseTo(3, 0)
    }
  })
  it('WLE takes that of the larger weight, though none lies in the middle', () => {
    const item = { model: '2pl', a: 4, c: 0, d: 1 } as const
    const responses = [
      { parameters: { ...item, b: -6 }, category: 1 },
      { parameters: { ...item, b: 6 }, category: 0 },
      { parameters: { ...item, b: 6.2 }, category: 0 },
    ]
    // √I·L: two items say more than one
    expect(estimators.wle.estimate(responses).theta).toBeGreaterThan(4)
  })
})

describe('MLE without a finite maximum', () => {
  const easy = { model: '3pl', a: 1, b: -2, c: 0.25, d: 1 } as const
  const hard = { ...easy, b: 2 }
  it('says so for all right and all wrong', () => {
    const all = (category: number): readonly KnownResponse[] => [
      { parameters: easy, category },
      { parameters: hard, category },
    ]
    expect(estimators.mle.estimate(all(1))).toEqual({
      theta: null,
      se: null,
      converged: false,
      reason: 'These answers are likeliest for an ability without upper end.',
    })
    expect(estimators.mle.estimate(all(0)).reason).toBe(
      'These answers are likeliest for an ability without lower end.',
    )
    expect(estimators.mle.estimate([]).reason).toBe('There are no answers.')
  })
  it('says so for right answers to hard items alone, which look like guessing', () => {
    const guessed = [
      { parameters: easy, category: 0 },
      { parameters: hard, category: 1 },
    ]
    expect(estimators.mle.estimate(guessed).reason).toBe(
      'These answers are likeliest for an ability without lower end.',
    )
    expect(estimators.wle.estimate(guessed).theta).toBeLessThan(-2)
  })
  it('gives the end of a range, with a reason and without an interval', () => {
    const found = estimators.mle.estimate([{ parameters: easy, category: 1 }], { range: CATR_RANGE })
    expect(found).toEqual({
      theta: 4,
      se: expect.closeTo(1 / Math.sqrt(information(easy, 4)), 12) as number,
      converged: false,
      reason: 'The answers point beyond this end of the range.',
    })
  })
})

it('all estimators meet where there is much data, for every model', () => {
  fc.assert(
    fc.property(fc.array(itemParameters, { minLength: 3, maxLength: 4 }), fc.string(), (items, seed) => {
      const generator = createGenerator(seed, 'limit')
      const p = new Float64Array(16)
      const responses: KnownResponse[] = []
      for (let copy = 0; copy < 200; copy++)
        for (const parameters of items) {
          responseCurve(parameters)(0.3, p, new Float64Array(16))
          let rest = generator.unit()
          let category = 0
          while (category < highestCategory(parameters) && (rest -= p[category] ?? 0) >= 0) category++
          responses.push({ parameters, category })
        }
      const wide = { prior: { mean: 0, sd: 30 }, grid: { low: -8, high: 8, points: 1601 } }
      const found = Object.values(estimators).map(({ estimate }) => estimate(responses, wide))
      const { theta: eap, se = 1 } = found[0] ?? {}
      // items that tell little of this ability are another law's matter
      if ((se ?? 1) > 0.15) return
      for (const { theta } of found)
        expect(Math.abs((theta ?? NaN) - (eap ?? NaN))).toBeLessThan(0.25 * (se ?? 1))
      for (const one of found) expect(one.se).toBeCloseTo(se ?? NaN, 2)
    }),
    { numRuns: 5 },
  )
})

it('WLE is less biased than MLE and MAP, over all answers to twelve items', () => {
  const items = Array.from({ length: 12 }, (_, i): ItemParameters => ({
    model: '1pl',
    a: 1.2,
    b: (i - 5.5) / 3,
    c: 0,
    d: 1,
  }))
  // the sum score says all, and its distribution is known
  const { probability } = sumScores(categoryTables(items, Float64Array.of(1.2)))
  const bias = (name: EstimatorName): number =>
    probability.reduce((sum, p, score) => {
      const { theta } = estimators[name].estimate(
        items.map((parameters, i) => ({ parameters, category: i < score ? 1 : 0 })),
        { range: { low: -5, high: 5 } },
      )
      return sum + p * ((theta ?? NaN) - 1.2)
    }, 0)
  expect(Math.abs(bias('wle'))).toBeLessThan(0.03)
  expect(bias('mle')).toBeGreaterThan(0.08)
  expect(bias('map')).toBeLessThan(-0.08)
})

const share = fc.double({ min: 0, max: 1, noNaN: true })

it('the terms behind them are the response curve’s, uncertainty integrated out', () => {
  fc.assert(
    fc.property(
      fc.oneof(itemParameters, uncertainParameters),
      ability,
      share,
      share,
      (drawn, theta, sd, r) => {
        const { uncertainty } = drawn
        const parameters = {
          ...drawn,
          ...(uncertainty && { uncertainty: { ...uncertainty, correlation: 2 * r - 1 } }),
          ...(sd > 0.5 && { testlet: { id: 'stem', sd } }),
        }
        const size = highestCategory(parameters) + 1
        const p = new Float64Array(size)
        const slope = new Float64Array(size)
        marginalCurve(parameters)(theta, p, slope)
        const terms = termsOf(size)
        relativeCurve(parameters)(theta, terms)
        const h = 1e-5
        const above = new Float64Array(size)
        const below = new Float64Array(size)
        marginalCurve(parameters)(theta + h, new Float64Array(size), above)
        marginalCurve(parameters)(theta - h, new Float64Array(size), below)
        for (let k = 0; k < size; k++) {
          const found = Math.exp(terms.logarithm[k] ?? 0)
          expect(found).toBeCloseTo(p[k] ?? NaN, 13)
          expect(found * (terms.first[k] ?? 0)).toBeCloseTo(slope[k] ?? NaN, 13)
          expect(found * (terms.second[k] ?? 0)).toBeCloseTo(((above[k] ?? 0) - (below[k] ?? 0)) / (2 * h), 6)
        }
      },
    ),
  )
})

describe('items of one testlet', () => {
  const within = (b: number, sd: number): ItemParameters => ({
    model: '2pl',
    a: 2,
    b,
    c: 0,
    d: 1,
    testlet: { id: 'stem', sd },
  })
  const answers = (sd: number): readonly KnownResponse[] =>
    [-1, 0, 1].map((b) => ({ parameters: within(b, sd), category: 1 }))
  it('tell every estimator less than as many without', () => {
    const mixed = (sd: number): readonly KnownResponse[] =>
      answers(sd).map((response, i) => ({ ...response, category: i === 1 ? 0 : 1 }))
    for (const { estimate } of Object.values(estimators)) {
      const [alone, together] = [estimate(mixed(0)), estimate(mixed(1))]
      expect(together.se).toBeGreaterThan(1.05 * (alone.se ?? NaN))
    }
  })
  it('find likelihood alone without highest point where all are right, and the weighted one not', () => {
    expect(estimators.mle.estimate(answers(1)).converged).toBe(false)
    expect(estimators.wle.estimate(answers(1)).converged).toBe(true)
  })
  it('are refused where their patterns are too many to sum over, unless no such sum is asked for', () => {
    const many = Array.from({ length: 13 }, (_, i) => ({
      parameters: within(i / 6 - 1, 0.5),
      category: i % 2,
    }))
    const reason =
      'The items of a testlet can be answered in 8192 ways, and at most 4096 are summed over: EAP, and MAP and MLE with observed information, need no such sum.'
    for (const name of ['map', 'mle', 'wle'] as const)
      expect(estimators[name].estimate(many)).toEqual({ theta: null, se: null, converged: false, reason })
    for (const name of ['map', 'mle'] as const)
      expect(estimators[name].estimate(many, { information: 'observed' }).converged).toBe(true)
  })
  it('must state one SD', () => {
    const two = [
      { parameters: within(0, 1), category: 1 },
      { parameters: within(0, 0.5), category: 1 },
    ]
    for (const { estimate } of Object.values(estimators))
      expect(() => estimate(two)).toThrow('testlet stem: its items must state one SD, received 1 and 0.5')
  })
  it('are one to every estimator where only one was answered', () => {
    for (const { estimate } of Object.values(estimators))
      expect(estimate(answers(1).slice(1, 2), { range: CATR_RANGE }).theta).not.toBeNull()
  })
})
