import { describe, expect, it } from 'vitest'
import { expected } from '../estimate/expected.ts'
import { createGenerator } from '../numeric/generator.ts'
import { oracle } from '../oracles.ts'
import { informationAt } from '../pool/information-at.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import { closestDifficulty } from './closest-difficulty.ts'
import { kullbackLeibler } from './kullback-leibler.ts'
import { maximumInformation } from './maximum-information.ts'
import { minimumExpectedVariance } from './minimum-expected-variance.ts'
import { posteriorWeightedDivergence } from './posterior-weighted-divergence.ts'
import { posteriorWeightedInformation } from './posterior-weighted-information.ts'
import type { Choice, Selector } from './selector.ts'

interface Trace {
  readonly criterion: string
  readonly simulee: number
  /** from 1 */
  readonly items: readonly number[]
  readonly responses: readonly number[]
  readonly criterion_value: readonly number[]
  readonly theta: readonly number[]
  readonly se: readonly number[]
}

interface Traces {
  readonly bank: readonly (readonly [number, number])[]
  readonly responses: readonly (readonly number[])[]
  readonly traces: readonly Trace[]
}

/** What catR multiplies its criterion by where we have weights of sum 1. */
interface Scales {
  /** trapezoidal integral of the likelihood */
  readonly likelihood: number
  /** of likelihood times normal density */
  readonly posterior: number
}

interface Peer {
  readonly selector: Selector
  /** our criterion at the chosen place as catR states it */
  readonly stated: (value: number, scales: Scales) => number
}

/**
 * catR's other four criteria are not among our selectors: MLWI, MEI, GDI and GDIP. Its thOpt, the distance from the
 * ability at which an item tells most, is `bOpt` for the 2PL.
 */
const PEERS: Readonly<Record<string, Peer>> = {
  MFI: { selector: maximumInformation, stated: (value) => value },
  bOpt: { selector: closestDifficulty, stated: (value) => -value },
  thOpt: { selector: closestDifficulty, stated: (value) => -value },
  // catR does not divide by the integral of what it weighs with; that is the same factor for all items
  MPWI: { selector: posteriorWeightedInformation, stated: (value, { posterior }) => value * posterior },
  KL: { selector: kullbackLeibler, stated: (value, { likelihood }) => value * likelihood },
  KLP: { selector: posteriorWeightedDivergence, stated: (value, { posterior }) => value * posterior },
  // catR states the variance that is left, which we make as small as can be
  MEPV: { selector: minimumExpectedVariance, stated: (value) => -value },
}
const STRANGERS = ['MLWI', 'MEI', 'GDI', 'GDIP']

const { bank, responses, traces } = oracle('traces') as Traces
const pool = createPool(
  bank.map(([a, b]) => ({ model: '2pl', a, b, c: 0, d: 1 })),
  { low: -4, high: 4, points: 33 },
)

it('knows every criterion of the file, or says that it is none of ours', () => {
  expect(new Set(traces.map(({ criterion }) => criterion))).toEqual(
    new Set([...Object.keys(PEERS), ...STRANGERS]),
  )
  expect(traces).toHaveLength(22)
})

describe('whole adaptive tests of catR', () => {
  it.each(traces.filter(({ criterion }) => criterion in PEERS))(
    'agree item by item, in theta and in what decides: $criterion, simulee $simulee',
    (trace) => {
      const peer = PEERS[trace.criterion]
      if (peer === undefined) throw new Error('no such selector')
      const prior = normalPrior(pool.grid)
      const ones = Float64Array.from(prior, (_, q) => (q === 0 || q === prior.length - 1 ? 0.5 : 1) * 0.25)
      const density = ones.map(
        (step, q) => (step * Math.exp(-0.5 * (pool.abilities[q] ?? 0) ** 2)) / Math.sqrt(2 * Math.PI),
      )
      const likelihood = new Float64Array(prior.length).fill(1)
      let weights = prior
      let left = bank.map((_, i) => i)
      trace.items.forEach((item, step) => {
        const before = expected(weights, pool.abilities)
        const eligible = Int32Array.from(left)
        // the file holds what catR was given before the first response: 0, which EAP gives but for its last bits
        const theta = step === 0 ? 0 : before.theta
        const choice = { pool, weights, theta, eligible, prior, generator: () => createGenerator('', '') }
        const place = peer.selector.select(choice, undefined)
        expect(left[place]).toBe(item - 1)
        const sum = (measure: Float64Array): number =>
          measure.reduce((total, value, q) => total + value * (likelihood[q] ?? 0), 0)
        const scales = { likelihood: sum(ones), posterior: sum(density) }
        const value = peer.stated(decisive(peer.selector, choice, place), scales)
        expect(Math.abs(value - (trace.criterion_value[step] ?? NaN))).toBeLessThan(1e-6)
        left = left.filter((other) => other !== item - 1)
        const category = responses[trace.simulee - 1]?.[item - 1] ?? 0
        expect(category).toBe(trace.responses[step])
        const row = rowOf(pool, item - 1, category)
        weights = updated(weights, pool.probability, row)
        likelihood.forEach((one, q) => (likelihood[q] = one * (pool.probability[row + q] ?? 0)))
        const after = expected(weights, pool.abilities)
        expect(Math.abs(after.theta - (trace.theta[step] ?? NaN))).toBeLessThan(1e-8)
        expect(Math.abs(after.se - (trace.se[step] ?? NaN))).toBeLessThan(1e-8)
      })
    },
  )
})

function decisive(selector: Selector, choice: Choice, place: number): number {
  if (selector.criterion) return selector.criterion(choice)[place] ?? NaN
  const values = new Float64Array(choice.eligible.length)
  informationAt(choice.pool, choice.theta, choice.eligible, values.length, values)
  return values[place] ?? NaN
}
