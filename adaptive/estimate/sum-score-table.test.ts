import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { itemParameters } from '../irt/item-parameters.laws.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { oracle, oracleResponses } from '../oracles.ts'
import { responsesOf } from '../responses/responses.ts'
import { countSumScores } from './count-sum-scores.ts'
import { estimators } from './estimators.ts'
import { sumScoreTable } from './sum-score-table.ts'

it('agrees with mirt’s EAPsum for 2,000 persons and 30 items', () => {
  const reference = oracle('scores-mirt') as {
    readonly item_pars: { readonly data: readonly (readonly [number, number, number, number])[] }
    readonly EAPsum: Readonly<
      Record<
        'Sum.Scores' | 'F1' | 'SE_F1' | 'observed' | 'expected' | 'std.res',
        readonly (number | undefined)[]
      >
    >
  }
  const items = reference.item_pars.data.map(([a, b]): ItemParameters => ({ model: '2pl', a, b, c: 0, d: 1 }))
  const table = sumScoreTable(items, { observed: countSumScores(oracleResponses('responses-2pl'), 30) })
  const { EAPsum } = reference
  expect(table.map(({ score }) => score)).toEqual(EAPsum['Sum.Scores'])
  expect(table.map(({ persons }) => persons?.observed)).toEqual(EAPsum.observed)
  const worst = { theta: 0, se: 0, expected: 0, residual: 0 }
  table.forEach(({ theta, se, persons }, s) => {
    worst.theta = Math.max(worst.theta, Math.abs(theta - (EAPsum.F1[s] ?? NaN)))
    worst.se = Math.max(worst.se, Math.abs(se - (EAPsum.SE_F1[s] ?? NaN)))
    worst.expected = Math.max(
      worst.expected,
      Math.abs((persons?.expected ?? NaN) - (EAPsum.expected[s] ?? NaN)),
    )
    // mirt gives the residual's size without its sign
    worst.residual = Math.max(
      worst.residual,
      Math.abs(Math.abs(persons?.residual ?? NaN) - (EAPsum['std.res'][s] ?? NaN)),
    )
  })
  // mirt lets the grid's ends weigh as much as the other points, we half
  expect(worst.theta).toBeLessThan(5e-6)
  expect(worst.se).toBeLessThan(5e-6)
  expect(worst.expected).toBeLessThan(1e-4)
  expect(worst.residual).toBeLessThan(1e-5)
})

describe('every table of sum scores', () => {
  const someItems = fc.array(itemParameters, { minLength: 1, maxLength: 6 })
  it('has a row for each sum, whose shares sum to 1', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const table = sumScoreTable(items)
        expect(table).toHaveLength(1 + items.reduce((sum, item) => sum + highestCategory(item), 0))
        expect(table.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
        table.forEach(({ theta, se, low, high }) => {
          expect(low).toBeLessThan(theta)
          expect(high).toBeGreaterThan(theta)
          expect(se).toBeGreaterThan(0)
        })
      }),
      { numRuns: 40 },
    )
  })
  it('averages to the prior, whatever the items say', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const table = sumScoreTable(items, { prior: { mean: 0.4, sd: 0.9 } })
        const mean = table.reduce((sum, { share, theta }) => sum + share * theta, 0)
        const square = table.reduce((sum, { share, theta, se }) => sum + share * (theta * theta + se * se), 0)
        expect(mean).toBeCloseTo(0.4, 6)
        expect(square - mean * mean).toBeCloseTo(0.81, 5)
      }),
      { numRuns: 40 },
    )
  })
  it('is the EAP itself for Rasch items, whose sums say all', () => {
    const grid = { low: -6, high: 6, points: 61 }
    const items = [-1, 0.3, 1.1].map((b) => ({ model: '1pl', a: 1, b, c: 0, d: 1 }) as const)
    for (const { score, theta, se, low, high } of sumScoreTable(items, { grid })) {
      const found = estimators.eap.estimate(
        items.map((parameters, i) => ({ parameters, category: i < score ? 1 : 0 })),
        { grid },
      )
      expect(found.theta).toBeCloseTo(theta, 12)
      expect(found.se).toBeCloseTo(se, 12)
      expect([found.converged && found.low, found.converged && found.high]).toEqual([
        expect.closeTo(low, 10),
        expect.closeTo(high, 10),
      ])
    }
  })
})

describe('counts of sum scores', () => {
  it('leave out who has not answered every item, and mind weights', () => {
    const responses = responsesOf(
      [
        [1, 2],
        [1, undefined],
        [0, 1],
        [0, 0],
      ],
      { weights: [2, 5, 1, 1] },
    )
    expect([...countSumScores(responses, 3)]).toEqual([1, 1, 0, 2])
    expect(() => countSumScores(responses, 2)).toThrow('a sum score is at most 2, received 3')
  })
  it('must be as many as there are scores', () => {
    const item = { model: 'grm', a: 1, b: [0, 1] } as const
    expect(() => sumScoreTable([item], { observed: [1, 2] })).toThrow(
      '3 sum scores are possible, received 2 counts',
    )
  })
})
