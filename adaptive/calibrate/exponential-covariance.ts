import { multiply, scatter } from './expectation.ts'
import type { Layout } from './layout.ts'
import { mirrored, type Passed, type Scores } from './scores.ts'

/** Share of a posterior's mass below which a point adds nothing to a variance worth its time. */
const NEGLIGIBLE = 1e-10

/**
 * What `scoreCovariance` gives, for complete data of one group under a model of the exponential family, at the price of about one pass:
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
    scatter(
      persons.row,
      persons.starts[n] ?? 0,
      persons.starts[n + 1] ?? 0,
      points,
      product,
      0,
      low,
      high,
      sums,
      0,
    )
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
