import type { ItemParameters } from '#schemas/parameters'
import { expected } from '../estimate/expected.ts'
import { credibleInterval } from '../estimate/interval.ts'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import { createGenerator, type Generator } from '../numeric/generator.ts'
import { createPool, type Pool } from '../pool/pool.ts'
import { SESSION_GRID } from '../posterior/grid.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { maximumInformation } from '../select/maximum-information.ts'
import { posteriorAfter, type PoolResponse } from './posterior-after.ts'
import { testletsOf, type Testlets } from './testlets.ts'

/** What one study varies. */
export interface CoverageCell {
  readonly design: 'linear' | 'adaptive'
  /** SD of each stem's shift between persons, in logits */
  readonly testletSd: number
  /** SD of b between variants of a family, in logits: every item is a variant that nobody has seen before */
  readonly familySd: number
}

/** How good the intervals and estimates of a study are, over people whose ability is N(0, 1). */
export interface Coverage {
  readonly replications: number
  /** share of 95 % intervals that hold the true ability */
  readonly coverage: number
  /** the same for abilities below −1, between, and above 1 */
  readonly byAbility: readonly [number, number, number]
  /** root mean square error, and what the posteriors claim it to be, in logits */
  readonly rmse: number
  readonly claimed: number
  /** mean of estimate − ability, away from 0 counted as positive, for abilities beyond ±1 */
  readonly outward: number
  /** mean number of items */
  readonly length: number
}

/** A pool as an engine holds it, with or without what is uncertain. */
export interface Belief {
  readonly pool: Pool
  readonly testlets: Testlets | undefined
}

export function beliefOf(items: readonly ItemParameters[]): Belief {
  const pool = createPool(items)
  return { pool, testlets: testletsOf(pool) }
}

/** The same items, their uncertainty and their stems left out. */
function known(items: readonly ItemParameters[]): readonly ItemParameters[] {
  return items.map(({ uncertainty: _uncertainty, testlet: _testlet, ...rest }) => rest)
}

/** Items of one stem. */
const STEM = 4
/** What a calibration leaves open: SDs of ln a and b, and their correlation. */
const ERROR = { lnA: 0.15, b: 0.2, correlation: -0.4 } as const

/** A bank of thirty stems of four items, half of them graded with four categories. */
function bankOf({ testletSd, familySd }: CoverageCell): readonly ItemParameters[] {
  const generator = createGenerator('coverage', 'bank')
  const b = Math.hypot(ERROR.b, familySd)
  const uncertainty = { lnA: ERROR.lnA, b, correlation: (ERROR.correlation * ERROR.b) / b }
  return Array.from({ length: 30 * STEM }, (_, i): ItemParameters => {
    const stem = Math.floor(i / STEM)
    const shared = { uncertainty, testlet: { id: `stem ${stem}`, sd: testletSd } }
    const a = 1.2 * Math.exp(0.25 * drawNormal(generator))
    const middle = -2 + (4 * stem) / 29 + 0.4 * drawNormal(generator)
    if (i % 2 === 0) return { model: '2pl', a, b: middle, c: 0, d: 1, ...shared }
    return { model: 'grm', a, b: [middle - 0.6, middle, middle + 0.6], ...shared }
  })
}

interface Stated {
  readonly items: readonly ItemParameters[]
  readonly stated: { readonly integrated: Belief; readonly ignored: Belief }
}

/** Pools are built once for both designs. */
const pools = new Map<string, Stated>()

function statedOf(cell: CoverageCell): Stated {
  const name = `${cell.testletSd}/${cell.familySd}`
  const before = pools.get(name)
  if (before !== undefined) return before
  const items = bankOf(cell)
  const made = { items, stated: { integrated: beliefOf(items), ignored: beliefOf(known(items)) } }
  pools.set(name, made)
  return made
}

/** What an item really is, given what is stated of it. */
export function drawTruth(item: ItemParameters, generator: Generator): ItemParameters {
  const { uncertainty, testlet: _testlet, ...rest } = item
  if (uncertainty === undefined) return rest
  const { lnA, b, correlation = 0 } = uncertainty
  const slope = drawNormal(generator)
  const shift = b * (correlation * slope + Math.sqrt(1 - correlation * correlation) * drawNormal(generator))
  const a = rest.a * Math.exp(lnA * slope)
  return rest.model === 'grm' || rest.model === 'gpcm'
    ? { ...rest, a, b: rest.b.map((threshold) => threshold + shift) }
    : { ...rest, a, b: rest.b + shift }
}

/**
 * Simulated tests whose items are what their parameters state, no more and no less: each replication draws an ability, the
 * true parameters, and each stem's shift. The same people sit the test of an engine that integrates all this, and of one that
 * takes the stated parameters for the truth.
 */
export function coverageStudy(
  cell: CoverageCell,
  replications: number,
): { readonly integrated: Coverage; readonly ignored: Coverage } {
  const { items, stated } = statedOf(cell)
  const tallies = { integrated: createTally(), ignored: createTally() }
  const sit = cell.design === 'linear' ? linearTest : adaptiveTest
  for (let n = 0; n < replications; n++) {
    const generator = createGenerator('coverage', `${JSON.stringify(cell)}/${n}`)
    const ability = drawNormal(generator)
    const truth = items.map((item) => drawTruth(item, generator))
    const shifts = Array.from({ length: 30 }, () => cell.testletSd * drawNormal(generator))
    const answer = (item: number): number => {
      const parameters = truth[item]
      if (parameters === undefined) throw new RangeError(`no item ${item}`)
      return drawCategory(parameters, ability - (shifts[Math.floor(item / STEM)] ?? 0), generator)
    }
    for (const name of ['integrated', 'ignored'] as const)
      tallies[name].add(stated[name].pool, ability, sit(stated[name], answer))
  }
  return { integrated: tallies.integrated.result(), ignored: tallies.ignored.result() }
}

/** A sitting's posterior, and how many items led to it. */
export interface Sitting {
  readonly weights: Float64Array
  readonly length: number
}

type Sit = (belief: Belief, answer: (item: number) => number) => Sitting

/** Every sixth stem: five stems over the whole range, 20 items. */
const linearTest: Sit = ({ pool, testlets }, answer) => {
  const responses: PoolResponse[] = []
  for (let stem = 3; stem < 30; stem += 6)
    for (let item = stem * STEM; item < (stem + 1) * STEM; item++)
      responses.push({ item, category: answer(item) })
  return { weights: posteriorAfter(pool, testlets, PRIOR, responses), length: responses.length }
}

/** Stem by stem, each led by the most informative item that is left, until the SE is .35 or six stems are used. */
const adaptiveTest: Sit = ({ pool, testlets }, answer) => {
  const responses: PoolResponse[] = []
  let eligible = Int32Array.from(pool.parameters.keys())
  let weights = PRIOR
  for (let stem = 0; stem < 6; stem++) {
    const { theta } = expected(weights, pool.abilities)
    const choice = { pool, weights, theta, eligible, generator: () => createGenerator('', '') }
    const best = eligible[maximumInformation.select(choice, undefined)] ?? 0
    const first = best - (best % STEM)
    eligible = eligible.filter((item) => item < first || item >= first + STEM)
    for (let item = first; item < first + STEM; item++) responses.push({ item, category: answer(item) })
    weights = posteriorAfter(pool, testlets, PRIOR, responses)
    if (expected(weights, pool.abilities).se <= 0.35) break
  }
  return { weights, length: responses.length }
}

export const PRIOR = normalPrior(SESSION_GRID)

/** Adds up sittings. */
export function createTally() {
  const held = [0, 0, 0]
  const seen = [0, 0, 0]
  let squares = 0
  let variance = 0
  let outward = 0
  let outer = 0
  let items = 0
  return {
    add: ({ abilities }: Pool, ability: number, { weights, length }: Sitting): void => {
      const { low, high } = credibleInterval(weights, abilities)
      const { theta, se } = expected(weights, abilities)
      const region = ability < -1 ? 0 : ability > 1 ? 2 : 1
      seen[region] = (seen[region] ?? 0) + 1
      if (low <= ability && ability <= high) held[region] = (held[region] ?? 0) + 1
      squares += (theta - ability) ** 2
      variance += se ** 2
      items += length
      if (region === 1) return
      outward += Math.sign(ability) * (theta - ability)
      outer++
    },
    result: (): Coverage => {
      const replications = seen.reduce((x, y) => x + y, 0)
      const share = (region: number): number => (held[region] ?? 0) / (seen[region] ?? 0)
      return {
        replications,
        coverage: held.reduce((x, y) => x + y, 0) / replications,
        byAbility: [share(0), share(1), share(2)],
        rmse: Math.sqrt(squares / replications),
        claimed: Math.sqrt(variance / replications),
        outward: outward / outer,
        length: items / replications,
      }
    },
  }
}

/** A response of somebody with a known ability to an item with known parameters. */
export function drawCategory(parameters: ItemParameters, theta: number, { unit }: Generator): number {
  const highest = highestCategory(parameters)
  const probability = new Float64Array(highest + 1)
  responseCurve(parameters)(theta, probability, new Float64Array(highest + 1))
  let left = unit()
  let category = 0
  while (category < highest && (left -= probability[category] ?? 0) >= 0) category++
  return category
}

/** @returns a standard normal number (Box and Muller 1958) */
export function drawNormal({ unit }: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
}
