import type { Responses } from '../responses/responses.ts'
import { multiply, scatter, type Persons } from './expectation.ts'
import type { Layout } from './shard.ts'

/** The complete-data scores of a fit, as functions of the ability. */
export interface Scores {
  /** number of parameters: those of the items in order, then mean and SD of each group */
  readonly count: number
  /** first parameter of each item */
  readonly first: Uint32Array
  /** number of parameters of each item, 0 for those that are left out or held fixed */
  readonly size: Uint8Array
  /** where the scores of each item stand in `values` */
  readonly rows: Uint32Array
  /** ∂ ln P(X_i = k)/∂ξ_j at point q: [rows[i] + (k·size + j)·points + q] */
  readonly values: Float64Array
  /** ∂ ln(weight at q)/∂(mean, SD) of group g, constants left out: [(2g + j)·points + q] */
  readonly latent: Float64Array
  /**
   * Whether, up to constants, each item's first score is k·θ − h(θ) and each further one −h(θ), as in Rasch, 2PL and
   * GPCM: then a response touches the scores through k·θ alone.
   */
  readonly isExponential: boolean
  /** whether an item's first parameter is its slope */
  readonly hasSlope: boolean
}

/** A shard's persons and what their likelihoods are looked up in. */
export interface Passed {
  readonly persons: Persons
  readonly responses: Responses
  readonly layout: Layout
  readonly abilities: Float64Array
  readonly likelihood: Float64Array
  readonly priors: Float64Array
}

/** Share of a posterior's largest value below which a point adds nothing to a variance worth its time. */
const NEGLIGIBLE = 1e-10

/**
 * Σ over persons of the posterior covariance of their complete-data scores: what is missing of the complete information
 * because abilities are not seen (Louis 1982). Works for any model and any missing data; persons × (parameters that the
 * person's answers touch)² × points of the posterior.
 *
 * @returns count × count by rows, symmetric
 */
export function scoreCovariance(
  { persons, responses, layout, likelihood, priors }: Passed,
  scores: Scores,
): Float64Array {
  const { points } = layout
  const { count, first, size, rows, values, latent } = scores
  const { starts, item, category, weights, groups } = responses
  const covariance = new Float64Array(count * count)
  const product = new Float64Array(points + 1)
  let most = 2
  for (let n = 0; n < responses.persons; n++) {
    let touched = 2
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) touched += size[item[at] ?? 0] ?? 0
    most = Math.max(most, touched)
  }
  const parameter = new Uint32Array(most)
  const centred = new Float64Array(most * points)
  const root = new Float64Array(points)
  for (let n = 0; n < responses.persons; n++) {
    const total = multiply(persons, n, points, likelihood, priors, product)
    let largest = 0
    for (let q = 0; q < points; q++) largest = Math.max(largest, product[q] ?? 0)
    let low = 0
    let high = points
    while ((product[low] ?? 0) < largest * NEGLIGIBLE) low++
    while ((product[high - 1] ?? 0) < largest * NEGLIGIBLE) high--
    const width = high - low
    const scale = (weights?.[n] ?? 1) / total
    for (let q = low; q < high; q++) root[q] = Math.sqrt((product[q] ?? 0) * scale)
    let active = 0
    const take = (of: number, from: Float64Array, row: number): void => {
      let mean = 0
      for (let q = low; q < high; q++) mean += (product[q] ?? 0) * (from[row + q] ?? 0)
      mean /= total
      const to = active * width - low
      let varies = 0
      for (let q = low; q < high; q++) {
        const distance = (from[row + q] ?? 0) - mean
        varies = Math.max(varies, Math.abs(distance))
        centred[to + q] = distance * (root[q] ?? 0)
      }
      if (varies > 0) parameter[active++] = of
    }
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const i = item[at] ?? 0
      const own = size[i] ?? 0
      const row = (rows[i] ?? 0) + (category[at] ?? 0) * own * points
      for (let j = 0; j < own; j++) take((first[i] ?? 0) + j, values, row + j * points)
    }
    const group = groups?.[n] ?? 0
    const latentFirst = count - 2 * layout.groups + 2 * group
    for (let j = 0; j < 2; j++) take(latentFirst + j, latent, (2 * group + j) * points)
    addProducts(centred, parameter, active, width, covariance, count)
  }
  return mirrored(covariance, count)
}

/**
 * Adds the products of all pairs of rows. A hot loop, (rows)² × width: four rows at a time share what is loaded of the
 * first.
 */
function addProducts(
  rows: Float64Array,
  parameter: Uint32Array,
  active: number,
  width: number,
  covariance: Float64Array,
  count: number,
): void {
  for (let u = 0; u < active; u++) {
    const to = (parameter[u] ?? 0) * count
    const at = u * width
    let v = 0
    for (; v + 3 <= u; v += 4) {
      const v0 = v * width
      const v1 = v0 + width
      const v2 = v1 + width
      const v3 = v2 + width
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      for (let q = 0; q < width; q++) {
        const x = rows[at + q] ?? 0
        s0 += x * (rows[v0 + q] ?? 0)
        s1 += x * (rows[v1 + q] ?? 0)
        s2 += x * (rows[v2 + q] ?? 0)
        s3 += x * (rows[v3 + q] ?? 0)
      }
      const c0 = to + (parameter[v] ?? 0)
      const c1 = to + (parameter[v + 1] ?? 0)
      const c2 = to + (parameter[v + 2] ?? 0)
      const c3 = to + (parameter[v + 3] ?? 0)
      covariance[c0] = (covariance[c0] ?? 0) + s0
      covariance[c1] = (covariance[c1] ?? 0) + s1
      covariance[c2] = (covariance[c2] ?? 0) + s2
      covariance[c3] = (covariance[c3] ?? 0) + s3
    }
    for (; v <= u; v++) {
      let sum = 0
      for (let q = 0; q < width; q++) sum += (rows[at + q] ?? 0) * (rows[v * width + q] ?? 0)
      const cell = to + (parameter[v] ?? 0)
      covariance[cell] = (covariance[cell] ?? 0) + sum
    }
  }
}

/**
 * The same for complete data of one group under a model of the exponential family, at the price of about one pass:
 * with scores t·θ − h(θ), Σ Cov = Σ t t' Var(θ) − Σ t Cov(θ, h') − Σ Cov(h, θ) t' + Σ Cov(h, h'), and the sums over persons
 * are taken before the functions are looked at.
 *
 * @param collect turns sums over patterns into sums by category of each item, as `collectCounts` does
 * @returns count × count by rows, symmetric
 */
export function exponentialCovariance(
  { persons, responses, layout, abilities, likelihood, priors }: Passed,
  scores: Scores,
  collect: (sums: Float64Array) => Float64Array,
): Float64Array {
  const { points } = layout
  const { items, starts, item, category, weights } = responses
  const product = new Float64Array(points + 1)
  const kernel = new Float64Array(points * points)
  const moments = new Float64Array(items * items)
  const sums = new Float64Array(likelihood.length)
  for (let n = 0; n < responses.persons; n++) {
    const total = multiply(persons, n, points, likelihood, priors, product)
    const weight = weights?.[n] ?? 1
    let low = 0
    let high = points
    while ((product[low] ?? 0) < total * NEGLIGIBLE) low++
    while ((product[high - 1] ?? 0) < total * NEGLIGIBLE) high--
    let mean = 0
    for (let q = low; q < high; q++) {
      product[q] = (product[q] ?? 0) / total
      mean += (product[q] ?? 0) * (abilities[q] ?? 0)
    }
    let variance = 0
    for (let q = low; q < high; q++) {
      const p = product[q] ?? 0
      const distance = (abilities[q] ?? 0) - mean
      variance += p * distance * distance
      const row = q * points
      kernel[row + q] = (kernel[row + q] ?? 0) + weight * p
      for (let r = low; r <= q; r++) kernel[row + r] = (kernel[row + r] ?? 0) - weight * p * (product[r] ?? 0)
    }
    for (let q = low; q < high; q++) product[q] = weight * (product[q] ?? 0) * ((abilities[q] ?? 0) - mean)
    scatter(persons, n, points, product, low, high, sums)
    if (!scores.hasSlope) continue
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const x = category[at] ?? 0
      if (x === 0) continue
      const row = (item[at] ?? 0) * items
      for (let other = starts[n] ?? 0; other <= at; other++) {
        const cell = row + (item[other] ?? 0)
        moments[cell] = (moments[cell] ?? 0) + weight * variance * x * (category[other] ?? 0)
      }
    }
  }
  return assembled(layout, scores, items, mirrored(kernel, points), mirrored(moments, items), collect(sums))
}

/** @param drawn Σ x-weighted (posterior × distance from its mean): category k of item i at [rows[i] + k·points + q] */
function assembled(
  { points, categories, rows: countRows, groups }: Layout,
  { count, first, size, rows, values, latent, hasSlope }: Scores,
  items: number,
  kernel: Float64Array,
  moments: Float64Array,
  drawn: Float64Array,
): Float64Array {
  // h of every parameter, and, for slopes, the item behind it
  const functions = new Float64Array(count * points)
  const slopeOf = new Int32Array(count).fill(-1)
  const pulls = new Float64Array(items * points)
  for (let i = 0; i < items; i++) {
    const own = size[i] ?? 0
    for (let j = 0; j < own; j++)
      for (let q = 0; q < points; q++)
        functions[((first[i] ?? 0) + j) * points + q] = -(values[(rows[i] ?? 0) + j * points + q] ?? 0)
    if (hasSlope && own > 0) slopeOf[first[i] ?? 0] = i
    for (let k = 1; k < (categories[i] ?? 0); k++)
      for (let q = 0; q < points; q++)
        pulls[i * points + q] =
          (pulls[i * points + q] ?? 0) + k * (drawn[(countRows[i] ?? 0) + k * points + q] ?? 0)
  }
  const latentFirst = count - 2 * groups
  for (let at = 0; at < 2 * groups * points; at++) functions[latentFirst * points + at] = -(latent[at] ?? 0)
  const smoothed = new Float64Array(count * points)
  for (let j = 0; j < count; j++)
    for (let q = 0; q < points; q++) smoothed[j * points + q] = product(kernel, q, functions, j, points)
  const covariance = new Float64Array(count * count)
  for (let j = 0; j < count; j++) {
    for (let l = 0; l <= j; l++) {
      let sum = product(smoothed, j, functions, l, points)
      const [one, other] = [slopeOf[j] ?? -1, slopeOf[l] ?? -1]
      if (one >= 0) sum -= product(pulls, one, functions, l, points)
      if (other >= 0) sum -= product(pulls, other, functions, j, points)
      if (one >= 0 && other >= 0) sum += moments[one * items + other] ?? 0
      covariance[j * count + l] = sum
    }
  }
  return mirrored(covariance, count)
}

function product(left: Float64Array, i: number, right: Float64Array, j: number, points: number): number {
  let sum = 0
  for (let q = 0; q < points; q++) sum += (left[i * points + q] ?? 0) * (right[j * points + q] ?? 0)
  return sum
}

/** Copies the lower triangle into the upper one, where the upper one is empty. */
function mirrored(matrix: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      // either triangle may hold a cell, according to the order in which a person's answers came
      const both = (matrix[i * n + j] ?? 0) + (matrix[j * n + i] ?? 0)
      matrix[i * n + j] = matrix[j * n + i] = both
    }
  }
  return matrix
}
