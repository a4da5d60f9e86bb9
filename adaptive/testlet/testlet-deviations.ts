import type { ItemParameters } from '#schemas/parameters'
import { latentWeights } from '../calibrate/latent.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { crossingBetween, highestBetween } from '../numeric/search.ts'
import { curveWithinTestlet } from '../parameters/marginal-curve.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'
import { reachOf, shiftKernel, shifted } from './shift-kernel.ts'

/** How much the items of one stem share. */
export interface TestletDeviation {
  readonly id: string
  /** SD of the testlet's shift over persons in logits, in [0, 3] */
  readonly sd: number
  /** ends of the 95 % profile-likelihood interval of sd, the other testlets held; `high` is at most 3 */
  readonly low: number
  readonly high: number
  /** twice what the log-likelihood gains over sd = 0, the others held; above 2.71 chance has it in 5 % (χ̄², Self and Liang 1987) */
  readonly gain: number
  /** what all slopes of the testlet have to be multiplied with, in [.5, 4]; 1 where they are known */
  readonly slopeFactor: number
  /** items */
  readonly items: number
  /** persons with at least two of its items, who alone tell something */
  readonly persons: number
}

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
/** Largest SD that is tried, in logits. */
const MOST = 3
/** Mesh steps per grid step. */
const STRIDE = 2
/** Change of an SD that counts as none, in logits. */
const TOLERANCE = 1e-3
const MOST_CYCLES = 20
/** Half of the 95 % point of χ² with one degree of freedom. */
const DROP = 1.9207294103470622

/**
 * The SD of each testlet's shift by maximum marginal likelihood, item parameters given: Π_n ∫ Π_t L_nt(θ; sd_t) φ(θ) dθ, where
 * given θ each testlet is one integral by itself (the bifactor reduction of Gibbons and Hedeker 1992). One testlet after the
 * other is moved to its best values until none moves. Items on their own hold the scale: without any, SDs are found less well.
 *
 * @throws RangeError where the items are not those of the responses, or a category is not one of its item's
 */
export function testletDeviations(
  responses: Responses,
  options: TestletOptions,
): readonly TestletDeviation[] {
  const study = prepare(responses, options)
  const { testlets } = study
  const fits: Fit[] = testlets.map(() => ({ sd: 0.5, factor: 1, value: -Infinity }))
  let likelihoods = testlets.map((testlet, t) => likelihoodOf(study, testlet, fits[t] ?? NO_EFFECT))
  for (let cycle = 0; cycle < MOST_CYCLES; cycle++) {
    let largest = 0
    testlets.forEach((testlet, t) => {
      const before = fits[t] ?? NO_EFFECT
      const reach = cycle === 0 ? MOST : 0.3
      const at = profileOf(study, testlet, restOf(study, likelihoods, t))
      const sd = highestBetween(
        (x) => at(x).value,
        Math.max(0, before.sd - reach),
        Math.min(MOST, before.sd + reach),
        TOLERANCE,
      )
      const fit = at(sd)
      fits[t] = fit
      likelihoods = likelihoods.map((one, other) => (other === t ? likelihoodOf(study, testlet, fit) : one))
      largest = Math.max(largest, Math.abs(sd - before.sd))
    })
    if (largest < 2 * TOLERANCE || testlets.length === 1) break
  }
  return testlets.map(({ id, items, persons }, t) => {
    const { sd, factor, value } = fits[t] ?? NO_EFFECT
    const at = profileOf(study, testlets[t], restOf(study, likelihoods, t))
    const profile = (x: number): number => at(x).value
    const none = profile(0)
    const floor = value - DROP
    const low = none >= floor ? 0 : crossingBetween(profile, floor, 0, sd, TOLERANCE)
    const high = profile(MOST) >= floor ? MOST : crossingBetween(profile, floor, MOST, sd, TOLERANCE)
    const gain = Math.max(0, 2 * (value - none))
    return { id, sd, low, high, gain, slopeFactor: factor, items: items.length, persons }
  })
}

/** A testlet's numbers, and the log-likelihood there. */
interface Fit {
  readonly sd: number
  readonly factor: number
  readonly value: number
}

const NO_EFFECT: Fit = { sd: 0, factor: 1, value: -Infinity }
/** ln of the least and the largest factor on slopes. */
const FACTORS = [log(0.5), log(4)] as const

/** At an SD, the highest log-likelihood over what else is free of the testlet. */
function profileOf(study: Study, testlet: Stem | undefined, rest: Float64Array): (sd: number) => Fit {
  return (sd) => {
    if (testlet === undefined) return NO_EFFECT
    const value = (factor: number): number => logLikelihood(study, testlet, rest, { sd, factor })
    if (study.options.slopes === 'known') return { sd, factor: 1, value: value(1) }
    const factor = exp(highestBetween((x) => value(exp(x)), ...FACTORS, 0.01))
    return { sd, factor, value: value(factor) }
  }
}

interface Stem {
  readonly id: string
  /** places of its items */
  readonly items: readonly number[]
  readonly persons: number
  /** the pattern of each person, −1 for a person who saw none of its items */
  readonly patternOf: Int32Array
  /** responses of each pattern: item and category */
  readonly patterns: readonly (readonly (readonly [number, number])[])[]
}

interface Study {
  readonly responses: Responses
  readonly options: TestletOptions
  readonly grid: Grid
  readonly testlets: readonly Stem[]
  /** density of ability times likelihood of the items on their own: [n·points + q] */
  readonly alone: Float64Array
}

function prepare(responses: Responses, options: TestletOptions): Study {
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
function likelihoodOf(
  { grid, options }: Study,
  { items, patterns }: Stem,
  { sd, factor }: Pick<Fit, 'sd' | 'factor'>,
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
function restOf(
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

function logLikelihood(
  study: Study,
  testlet: Stem,
  rest: Float64Array,
  at: Pick<Fit, 'sd' | 'factor'>,
): number {
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
