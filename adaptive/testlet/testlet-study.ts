import type { ItemParameters } from '#schemas/parameters'
import { latentWeights } from '../calibrate/latent.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { log } from '../numeric/log.ts'
import { curveWithinTestlet } from '../parameters/marginal-curve.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'
import { reachOf, shiftKernel, shifted } from './shift-kernel.ts'

/** How testlets are estimated. */
export interface TestletOptions {
  /** whose parameters name a testlet; its SD is not looked at. One entry per item of the responses */
  readonly items: readonly ItemParameters[]
  /**
   * `known`: the items' slopes are those given the shift, as the posterior takes them. `free`: they come from a calibration
   * that knows of no testlets and are flatter than that, so that each testlet gets a factor on its slopes as well
   */
  readonly slopes: 'known' | 'free'
  /** distribution of ability in each group; N(0, 1) if absent */
  readonly latent?: readonly { readonly mean: number; readonly sd: number }[]
  /** where abilities are held; 61 points on [−6, 6] if absent */
  readonly grid?: Grid
}

const GRID: Grid = { low: -6, high: 6, points: 61 }
/** Mesh steps per grid step. */
const STRIDE = 2

/** What is tried of a testlet. */
export interface Shift {
  /** SD of its shift in logits, ≥ 0 */
  readonly sd: number
  /** on all its slopes, > 0 */
  readonly factor: number
}

/** The items of one stem and the answers to them. */
export interface Stem {
  readonly id: string
  /** places of its items */
  readonly items: readonly number[]
  readonly persons: number
  /** the pattern of each person, −1 for a person who saw none of its items */
  readonly patternOf: Int32Array
  /** responses of each pattern: item and category */
  readonly patterns: readonly (readonly (readonly [number, number])[])[]
}

/** Responses by stem. */
export interface Study {
  readonly responses: Responses
  readonly options: TestletOptions
  readonly grid: Grid
  readonly testlets: readonly Stem[]
  /** density of ability times likelihood of the items on their own: [n·points + q] */
  readonly alone: Float64Array
}

/** @throws RangeError where items and responses do not fit */
export function prepareStudy(responses: Responses, options: TestletOptions): Study {
  const { items, grid = GRID, latent = [] } = options
  const { persons, starts, item, category, groups } = responses
  if (items.length !== responses.items)
    throw new RangeError(`${responses.items} items are expected, received parameters of ${items.length}`)
  const abilities = abilitiesOf(grid)
  const { points } = grid
  const densities = Array.from({ length: responses.groupCount }, (_, g) =>
    latentWeights(abilities, latent[g] ?? { mean: 0, sd: 1 }),
  )
  const tables = items.map((one) => tableOf(one, abilities))
  const indexes = new Map<string, number>()
  const members: { id: string; items: number[] }[] = []
  const stemOf = items.map(({ testlet }, i) => {
    if (testlet === undefined) return -1
    const index = indexes.get(testlet.id) ?? members.length
    if (index === members.length) members.push({ id: testlet.id, items: [] })
    indexes.set(testlet.id, index)
    members[index]?.items.push(i)
    return index
  })
  const stems = members.map((own) => ({
    ...own,
    patternOf: new Int32Array(persons).fill(-1),
    patterns: [] as (readonly (readonly [number, number])[])[],
    known: new Map<string, number>(),
    persons: 0,
  }))
  const alone = new Float64Array(persons * points)
  for (let n = 0; n < persons; n++) {
    const row = alone.subarray(n * points, (n + 1) * points)
    row.set(densities[groups?.[n] ?? 0] ?? [])
    const seen = new Map<number, [number, number][]>()
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const i = item[at] ?? 0
      const k = category[at] ?? 0
      const one = items[i]
      if (one === undefined || k > highestCategory(one))
        throw new RangeError(`item ${i}: its model has no category ${k}`)
      const stem = stemOf[i] ?? -1
      if (stem >= 0) seen.set(stem, [...(seen.get(stem) ?? []), [i, k]])
      else for (let q = 0; q < points; q++) row[q] = (row[q] ?? 0) * (tables[i]?.[k * points + q] ?? 0)
    }
    for (const [index, own] of seen) {
      const stem = stems[index]
      if (stem === undefined) continue
      const name = own.join()
      const pattern = stem.known.get(name) ?? stem.patterns.length
      if (pattern === stem.patterns.length) stem.patterns.push(own)
      stem.known.set(name, pattern)
      stem.patternOf[n] = pattern
      if (own.length > 1) stem.persons++
    }
  }
  return { responses, options, grid, testlets: stems, alone }
}

/** Response probabilities at some abilities: [k·points + q]. */
function tableOf(parameters: ItemParameters, abilities: Float64Array): Float64Array {
  const size = highestCategory(parameters) + 1
  const points = abilities.length
  const table = new Float64Array(size * points)
  const p = new Float64Array(size)
  const s = new Float64Array(size)
  const curve = curveWithinTestlet(parameters)
  for (let q = 0; q < points; q++) {
    curve(abilities[q] ?? 0, p, s)
    for (let k = 0; k < size; k++) table[k * points + q] = p[k] ?? 0
  }
  return table
}

/** Likelihood of each pattern of a testlet with its shift integrated out: [pattern·points + q]. */
export function likelihoodOf(
  { grid, options }: Study,
  { items, patterns }: Stem,
  { sd, factor }: Shift,
): Float64Array {
  const { points, low, high } = grid
  const step = (high - low) / (points - 1) / STRIDE
  const kernel = shiftKernel(sd, step)
  const first = reachOf(sd, step)
  const size = (points - 1) * STRIDE + 1 + 2 * first
  const mesh = Float64Array.from({ length: size }, (_, j) => low + (j - first) * step)
  const tables = new Map<number, Float64Array>()
  for (const i of items) {
    const one = options.items[i]
    if (one === undefined) continue
    tables.set(i, tableOf(factor === 1 ? one : { ...one, a: factor * one.a }, mesh))
  }
  const likelihood = new Float64Array(patterns.length * points)
  const product = new Float64Array(size)
  patterns.forEach((pattern, at) => {
    product.fill(1)
    for (const [i, k] of pattern) {
      const table = tables.get(i) ?? product
      for (let j = 0; j < size; j++) product[j] = (product[j] ?? 0) * (table[k * size + j] ?? 0)
    }
    shifted(product, kernel, first, STRIDE, points, likelihood, at * points)
  })
  return likelihood
}

/** Density of ability times all likelihoods but one testlet's. */
export function restOf(
  { alone, grid, testlets }: Study,
  likelihoods: readonly Float64Array[],
  without: number,
): Float64Array {
  const { points } = grid
  const rest = alone.slice()
  testlets.forEach(({ patternOf }, t) => {
    const likelihood = likelihoods[t]
    if (t === without || likelihood === undefined) return
    for (let n = 0; n < patternOf.length; n++) {
      const pattern = patternOf[n] ?? -1
      if (pattern < 0) continue
      for (let q = 0; q < points; q++)
        rest[n * points + q] = (rest[n * points + q] ?? 0) * (likelihood[pattern * points + q] ?? 0)
    }
  })
  return rest
}

/** Log-likelihood of all who saw the testlet. @param rest of `restOf` */
export function logLikelihood(study: Study, testlet: Stem, rest: Float64Array, at: Shift): number {
  const { points } = study.grid
  const { weights } = study.responses
  const likelihood = likelihoodOf(study, testlet, at)
  let sum = 0
  for (let n = 0; n < testlet.patternOf.length; n++) {
    const pattern = testlet.patternOf[n] ?? -1
    if (pattern < 0) continue
    let person = 0
    // a hot loop
    for (let q = 0; q < points; q++)
      person += (rest[n * points + q] ?? 0) * (likelihood[pattern * points + q] ?? 0)
    sum += (weights?.[n] ?? 1) * log(person)
  }
  return sum
}
