import type { Responses } from '../responses/responses.ts'
import { multiply } from './expectation.ts'
import { addJointScores } from './joint-scores.ts'
import type { Layout } from './layout.ts'
import { mirrored, type Passed, type Posteriors, type Scores } from './scores.ts'

/** Share of a posterior's largest value below which a point adds nothing to a variance worth its time. */
const NEGLIGIBLE = 1e-10
/** Most neighbouring persons whose means are multiplied in one go. */
const TOGETHER = 32

/**
 * Σ over persons of the posterior covariance of their complete-data scores: what is missing of the complete information
 * because abilities are not seen (Louis 1982). Works for any model and any missing data.
 *
 * Covariance = mean of products − product of means. The mean of products needs of all persons only how many, at each point,
 * gave a pair of answers (`addJointScores`), the product of means is one number a parameter and person. So nothing costs
 * persons × parameters² × points, and nothing is approximated. What the difference would lose in digits is kept small by
 * scores whose mean over the prior is 0: a constant does not change a covariance.
 *
 * @returns count × count by rows, symmetric
 */
export function scoreCovariance(passed: Passed, scores: Scores): Float64Array {
  const centred = centredScores(scores, passed.layout, passed.priors)
  const posteriors = posteriorsOf(passed)
  const covariance = productsOfMeans(passed, centred, posteriors).map((value) => -value)
  addJointScores(passed, centred, posteriors, covariance)
  return mirrored(covariance, scores.count)
}

function centredScores(scores: Scores, { points }: Layout, priors: Float64Array): Scores {
  const centre = (values: Float64Array): Float64Array => {
    const centred = new Float64Array(values.length)
    for (let row = 0; row < values.length; row += points) {
      let mean = 0
      for (let q = 0; q < points; q++) mean += (priors[q] ?? 0) * (values[row + q] ?? 0)
      for (let q = 0; q < points; q++) centred[row + q] = (values[row + q] ?? 0) - mean
    }
    return centred
  }
  return { ...scores, values: centre(scores.values), latent: centre(scores.latent) }
}

function posteriorsOf({ persons, responses, layout, likelihood, priors }: Passed): Posteriors {
  const { points } = layout
  const { weights } = responses
  const mass = new Float64Array(responses.persons * points)
  const low = new Uint16Array(responses.persons)
  const high = new Uint16Array(responses.persons)
  const product = new Float64Array(points + 1)
  for (let n = 0; n < responses.persons; n++) {
    const total = multiply(persons, n, points, likelihood, priors, product)
    const scale = (weights?.[n] ?? 1) / total
    let largest = 0
    for (let q = 0; q < points; q++) largest = Math.max(largest, product[q] ?? 0)
    let from = 0
    let to = points
    while ((product[from] ?? 0) < largest * NEGLIGIBLE) from++
    while ((product[to - 1] ?? 0) < largest * NEGLIGIBLE) to--
    low[n] = from
    high[n] = to
    for (let q = from; q < to; q++) mass[n * points + q] = (product[q] ?? 0) * scale
  }
  return { mass, low, high }
}

/** Σ over persons of the products of the posterior means of their scores, in the lower triangle. */
function productsOfMeans(
  { responses, layout }: Passed,
  { count, first, size, rows, values, latent }: Scores,
  { mass, low, high }: Posteriors,
): Float64Array {
  const { points, groups: groupCount } = layout
  const { starts, item, category, weights, groups } = responses
  const products = new Float64Array(count * count)
  const parameter = new Uint32Array(count)
  const means = new Float64Array(count * TOGETHER)
  for (let from = 0, to = 0; from < responses.persons; from = to) {
    while (to < responses.persons && to - from < TOGETHER && areAskedAlike(responses, from, to)) to++
    const width = to - from
    let active = 0
    for (let n = from; n < to; n++) {
      const weight = weights?.[n] ?? 1
      const scale = weight > 0 ? 1 / Math.sqrt(weight) : 0
      const shift = n * points
      const start = low[n] ?? 0
      const end = high[n] ?? 0
      active = 0
      const take = (of: number, functions: Float64Array, row: number): void => {
        let mean = 0
        for (let q = start; q < end; q++) mean += (mass[shift + q] ?? 0) * (functions[row + q] ?? 0)
        means[active * width + n - from] = mean * scale
        parameter[active++] = of
      }
      for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
        const i = item[at] ?? 0
        const own = size[i] ?? 0
        const row = (rows[i] ?? 0) + (category[at] ?? 0) * own * points
        for (let j = 0; j < own; j++) take((first[i] ?? 0) + j, values, row + j * points)
      }
      const group = groups?.[n] ?? 0
      for (let j = 0; j < 2; j++)
        take(count - 2 * groupCount + 2 * group + j, latent, (2 * group + j) * points)
    }
    addProducts(means, parameter, active, width, products, count)
  }
  return products
}

/** @returns whether two persons answered the same items and are of one group, so that they touch the same parameters */
function areAskedAlike({ starts, item, groups }: Responses, one: number, other: number): boolean {
  const from = starts[one] ?? 0
  const to = starts[other] ?? 0
  const length = (starts[one + 1] ?? 0) - from
  if (length !== (starts[other + 1] ?? 0) - to || groups?.[one] !== groups?.[other]) return false
  for (let at = 0; at < length; at++) if (item[from + at] !== item[to + at]) return false
  return true
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
