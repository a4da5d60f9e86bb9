import { beforeAll, describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { calibrate, type Calibration } from '../calibrate/calibrate.ts'
import { NO_PRIOR } from '../calibrate/prior.ts'
import { oracle, oracleResponses, oracleRows } from '../oracles.ts'
import { responsesOf } from '../responses/responses.ts'
import { likelihoodFit } from './person-fit.ts'
import { estimatePersons, type PersonEstimates } from './person-estimates.ts'
import { empiricalReliability, marginalReliability } from './reliability.ts'
import { meanSquareFit } from './mean-square-fit.ts'
import { overallFit } from './overall-fit.ts'
import { residualCorrelations } from './residual-correlation.ts'
import { summedScoreFit } from './summed-score-fit.ts'

interface Reference {
  readonly S_X2: Readonly<Record<'S_X2' | 'df.S_X2' | 'RMSEA.S_X2' | 'p.S_X2', readonly number[]>>
  readonly Q3: { readonly data: readonly (readonly number[])[] }
  readonly infit_rasch: Readonly<Record<'outfit' | 'z.outfit' | 'infit' | 'z.infit', readonly number[]>>
  readonly M2: Readonly<
    Record<'M2' | 'df' | 'p' | 'RMSEA' | 'RMSEA_5' | 'RMSEA_95' | 'SRMSR' | 'TLI' | 'CFI', readonly [number]>
  >
  readonly Zh: { readonly Zh: readonly number[] }
}

const reference = oracle('fit-2pl') as Reference
const responses = oracleResponses('responses-2pl')
const grid = { low: -6, high: 6, points: 61 }
const plain = { prior: NO_PRIOR, tolerance: 1e-7, withErrors: false } as const
let calibration: Calibration
let parameters: readonly ItemParameters[]
let persons: PersonEstimates

beforeAll(async () => {
  calibration = await calibrate(responses, { model: '2pl', ...plain })
  parameters = calibration.items.map((item) => item.parameters)
  persons = estimatePersons(responses, parameters, grid)
})

function near(found: number | undefined, expected: number | undefined, within: number): void {
  expect(Math.abs((found ?? NaN) - (expected ?? NaN))).toBeLessThan(within)
}

describe('parity with mirt', () => {
  it('S-X²: statistic, degrees of freedom, p and RMSEA', () => {
    const { items, persons: count } = summedScoreFit(responses, parameters, { free: parameters.map(() => 2) })
    expect(count).toBe(2000)
    items.forEach(({ statistic, df, p, rmsea }, i) => {
      near(statistic, reference.S_X2.S_X2[i], 1e-3)
      expect(df).toBe(reference.S_X2['df.S_X2'][i])
      near(p, reference.S_X2['p.S_X2'][i], 1e-5)
      near(rmsea, reference.S_X2['RMSEA.S_X2'][i], 1e-5)
    })
  })
  it('Q3 of all pairs', () => {
    const found = residualCorrelations(responses, parameters, persons.theta)
    reference.Q3.data.forEach((row, i) => row.forEach((value, j) => near(found[i * 30 + j], value, 1e-6)))
  })
  it('infit and outfit of the Rasch model', async () => {
    const rasch = await calibrate(responses, { model: 'rasch', ...plain })
    const items = rasch.items.map((item) => item.parameters)
    const { theta } = estimatePersons(responses, items, grid, rasch.latent)
    meanSquareFit(responses, items, theta).forEach(({ outfit, infit, outfitZ, infitZ }, i) => {
      near(outfit, reference.infit_rasch.outfit[i], 1e-5)
      near(infit, reference.infit_rasch.infit[i], 1e-5)
      near(outfitZ, reference.infit_rasch['z.outfit'][i], 1e-3)
      near(infitZ, reference.infit_rasch['z.infit'][i], 1e-3)
    })
  })
  it('M2 with RMSEA, its interval, SRMSR, TLI and CFI', () => {
    const found = overallFit(responses, calibration)
    near(found?.statistic, reference.M2.M2[0], 1e-3)
    expect(found?.df).toBe(reference.M2.df[0])
    near(found?.p, reference.M2.p[0], 1e-5)
    near(found?.rmsea.value, reference.M2.RMSEA[0], 1e-5)
    near(found?.rmsea.low, reference.M2.RMSEA_5[0], 1e-5)
    near(found?.rmsea.high, reference.M2.RMSEA_95[0], 1e-5)
    near(found?.srmsr, reference.M2.SRMSR[0], 1e-6)
    near(found?.tli, reference.M2.TLI[0], 1e-5)
    near(found?.cfi, reference.M2.CFI[0], 1e-6)
  })
  it('Z_h of the items', () => {
    likelihoodFit(responses, parameters, persons.theta).items.forEach((value, i) =>
      near(value, reference.Zh.Zh[i], 1e-3),
    )
  })
  it('reliability, empirical and marginal', () => {
    const { empirical_rxx, marginal_rxx } = oracle('scores-mirt') as Readonly<Record<string, number>>
    near(empiricalReliability(persons), empirical_rxx ?? 0.889859535068639, 1e-6)
    near(marginalReliability(parameters, grid, { mean: 0, sd: 1 }), marginal_rxx ?? 0.887814498780042, 1e-6)
  })
})

describe('misfit', () => {
  const rows = oracleRows('responses-2pl')
  it('of an item that answers at random is seen by all statistics', async () => {
    const noisy = responsesOf(rows.map((row, n) => [...row.slice(0, 19), (n * 7919) % 13 < 6 ? 1 : 0]))
    const { items } = await calibrate(noisy, { model: 'rasch', ...plain })
    const known = items.map((item) => item.parameters)
    const { theta } = estimatePersons(noisy, known, grid)
    const fit = summedScoreFit(noisy, known, { free: known.map(() => 1) })
    expect(fit.items[19]?.p).toBeLessThan(1e-6)
    expect(meanSquareFit(noisy, known, theta)[19]?.infit).toBeGreaterThan(1.2)
    expect(likelihoodFit(noisy, known, theta).items[19]).toBeLessThan(-2)
  })
  it('of a pair that shares more than the ability is seen by Q3', async () => {
    // the second item repeats the first one for half of the persons
    const doubled = responsesOf(
      rows.map(([first, second, ...row], n) => [first, n % 2 === 0 ? first : second, ...row]),
    )
    const { items } = await calibrate(doubled, { model: '2pl', ...plain })
    const known = items.map((item) => item.parameters)
    const found = residualCorrelations(doubled, known, estimatePersons(doubled, known, grid).theta)
    const others = [...found].filter((value, at) => Math.floor(at / 30) > 1 && at % 30 > 1 && value < 1)
    expect(found[1]).toBeGreaterThan(0.3)
    expect(Math.max(...others)).toBeLessThan(0.2)
  })
  it('of a person who passes the hard and fails the easy ones is seen by Z_h', () => {
    const b = parameters.map((item) => Number(item.b))
    const hardOnly = responsesOf([
      b.map((value) => (value > 0 ? 1 : 0)),
      b.map((value) => (value > 0 ? 0 : 1)),
    ])
    const found = likelihoodFit(hardOnly, parameters, Float64Array.of(0, 0)).persons
    expect(found[0]).toBeLessThan(-4)
    expect(found[1]).toBeGreaterThan(0)
  })
  it('says nothing of items and persons without answers', () => {
    const empty = responsesOf([
      [1, undefined],
      [undefined, undefined],
    ])
    const items = parameters.slice(0, 2)
    const { theta, se } = estimatePersons(empty, items, grid)
    near(theta[1], 0, 1e-12)
    near(se[1], 1, 1e-6)
    expect(likelihoodFit(empty, items, theta).persons[1]).toBeNaN()
    expect(meanSquareFit(empty, items, theta)[1]?.outfit).toBeNaN()
    expect(residualCorrelations(empty, items, theta)[1]).toBeNaN()
    expect(summedScoreFit(empty, items, { free: [2, 2] }).persons).toBe(0)
  })
})

describe('under the model', () => {
  it('graded items fit: S-X² and C2 have the sizes of their degrees of freedom', async () => {
    const graded = oracleResponses('responses-graded')
    const found = await calibrate(graded, { model: 'grm', ...plain })
    const { items } = summedScoreFit(
      graded,
      found.items.map((item) => item.parameters),
      { free: found.items.map(() => 5) },
    )
    const ratio = items.reduce((sum, { statistic, df }) => sum + statistic / df, 0) / items.length
    expect(ratio).toBeGreaterThan(0.85)
    expect(ratio).toBeLessThan(1.15)
    const overall = overallFit(graded, found)
    // 20 items of 4 thresholds and 190 pairs, less 100 parameters
    expect(overall?.df).toBe(20 * 4 + 190 - 100)
    expect(overall?.p).toBeGreaterThan(0.001)
    expect(overall?.rmsea.value).toBeLessThan(0.03)
  })
  it('a model that is too narrow does not', async () => {
    const narrow = await calibrate(responses, { model: 'rasch', ...plain })
    const found = overallFit(responses, narrow)
    expect(found?.df).toBe(465 - 31)
    expect(found?.p).toBeLessThan(1e-10)
  })
  it('is not judged where margins are no more than parameters', async () => {
    const few = responsesOf(oracleRows('responses-2pl').map((row) => row.slice(0, 3)))
    expect(overallFit(few, await calibrate(few, { model: '2pl', ...plain }))).toBeUndefined()
  })
})
