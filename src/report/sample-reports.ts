import { createGenerator, responseCurve } from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import type { CalibrationReport, ReportedItem } from './calibration-report.ts'
import type { ReportedSimulation, SimulationHeading } from './simulation-report.ts'

/** Names that would do harm where they are not escaped, or that no page has room for. */
export const HOSTILE = `</title><script>alert(1)</script><img src=x onerror="alert(2)">'"&\u202e`

/**
 * A calibration's report as tests need one: persons with abilities at the quantiles of a normal distribution, answers drawn
 * from the items' own curves.
 *
 * @param items how many, every third of them graded
 */
export function sampleCalibration(items: number, persons = 300): CalibrationReport {
  const generator = createGenerator('sample', 'answers')
  const parameters = Array.from({ length: items }, (_, i): ItemParameters => {
    const b = ((i * 7) % 11) / 3 - 1.7
    return i % 3 === 2
      ? { model: 'grm', a: 1.1, b: [b - 0.6, b, b + 0.9] }
      : { model: '2pl', a: 0.7 + (i % 5) / 4, b, c: 0, d: 1 }
  })
  const theta = Array.from({ length: persons }, (_, n) => Math.log((n + 0.5) / (persons - n - 0.5)) / 1.7)
  const rows = theta.map((ability) =>
    parameters.map((each) => {
      const size = typeof each.b === 'number' ? 2 : each.b.length + 1
      const p = new Float64Array(size)
      responseCurve(each)(ability, p, new Float64Array(size))
      let left = generator.unit()
      const category = p.findIndex((share) => (left -= share) < 0)
      return category < 0 ? size - 1 : category
    }),
  )
  return {
    data: { source: 'answers.csv', sha256: 'ab'.repeat(32) },
    responses: {
      persons,
      items,
      starts: Uint32Array.from({ length: persons + 1 }, (_, n) => n * items),
      item: Uint32Array.from({ length: persons * items }, (_, at) => at % items),
      category: Uint8Array.from(rows.flat()),
    },
    groups: [''],
    method: {
      model: '2pl',
      grid: { low: -6, high: 6, points: 61 },
      prior: 'none',
      tolerance: 1e-6,
      engine: 'assay 0.0.0',
    },
    fit: {
      converged: true,
      passes: 12,
      logLikelihood: -1234.5,
      parameters: 2 * items,
      changes: [0.5, 0.01, 4e-7],
      areErrorsJoint: true,
    },
    latent: [{ mean: 0, sd: 1, se: { mean: 0, sd: 0 } }],
    persons: { theta, se: theta.map(() => 0.3) },
    items: parameters.map((each, i): ReportedItem => {
      const size = typeof each.b === 'number' ? 2 : each.b.length + 1
      const scores = Array.from({ length: size }, (_, k) => k)
      const total = rows.reduce((sum, row) => sum + (row[i] ?? 0), 0)
      return {
        id: `item-${i + 1}`,
        parameters: each,
        persons,
        scores,
        ease: total / persons / (size - 1),
        covariance: Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 0.01 : 0)),
        summedScore: { statistic: 20, df: 18, p: 0.33, rmsea: 0.01 },
        meanSquares: { infit: 1.01, outfit: 0.98, infitZ: 0.1, outfitZ: -0.2 },
        flags: i === 3 ? [{ flag: 'misfit-low', words: 'misfit at low ability (better than expected)' }] : [],
      }
    }),
    reliability: { empirical: 0.81, marginal: [0.8] },
    overall: {
      name: 'C2',
      statistic: 100,
      df: 90,
      p: 0.22,
      rmsea: { value: 0.02, low: 0, high: 0.04 },
      cfi: 0.99,
      tli: 0.98,
      srmsr: 0.03,
      persons,
    },
    q3: Float64Array.from({ length: items * items }, (_, at) =>
      at === 1 || at === items ? 0.4 : at % (items + 1) === 0 ? 1 : -0.05,
    ),
  }
}

/** A simulation's figures as tests need them. */
export const sampleSimulation: ReportedSimulation = {
  n: 1000,
  meanLength: 12.25,
  shortest: 8,
  longest: 20,
  bias: 0.01,
  rmse: 0.4,
  meanSe: 0.4,
  coverage95: 0.95,
  reliability: 0.84,
  exposure: {
    max: 0.6,
    used: 2 / 3,
    overlap: 0.3,
    items: [
      { id: 'busy', rate: 0.6 },
      { id: 'seldom', rate: 0.1 },
      { id: 'never', rate: 0 },
    ],
  },
  violations: 0,
  violated: [],
  time: { mean: 30, percentile95: 44, cutOff: 0.01, short: 0 },
  byTheta: [-2, -1, 0, 1, 2].map((theta) => ({
    theta,
    n: 200,
    bias: -theta / 10,
    rmse: 0.4,
    meanSe: 0.4 + Math.abs(theta) / 100,
    coverage95: 0.95,
    meanLength: 12,
  })),
  stopReasons: { 'standard-error': 900, length: 100 },
  blocks: [],
}

/** What that simulation was of. */
export const sampleHeading: SimulationHeading = {
  test: 'practice of core',
  items: 3,
  abilities: { from: 'normal', mean: 0, sd: 1 },
  seed: '1',
  blueprint: {
    version: 1,
    id: 'practice',
    title: 'Practice',
    description: '',
    use: 'practice',
    release: '1.0.0',
    locale: 'en',
    blocks: [
      {
        id: 'all',
        title: 'All',
        ai: 'forbidden',
        select: { selector: 'maximum-information' },
        stop: [
          { rule: 'standard-error', below: 0.4 },
          { rule: 'length', min: 8, max: 20 },
        ],
      },
    ],
  },
}
