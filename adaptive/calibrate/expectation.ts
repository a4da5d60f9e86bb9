import { log } from '../numeric/log.ts'

/** Persons of one part of the data, as rows of likelihood tables. */
export interface Persons {
  readonly starts: Uint32Array
  readonly row: Uint32Array
  readonly weights: Float64Array | undefined
  readonly groups: Uint8Array | undefined
}

/** What a pass over persons adds up. */
export interface PassSums {
  /** posterior mass at each row and point: [row·points + q] */
  readonly sums: Float64Array
  /** posterior mass of each group at each point: [group·points + q] */
  readonly groupSums: Float64Array
}

/** Below this a sum may have lost digits to underflow, and is formed again with care. */
const TINY = 1e-250
/** 2^500 and its logarithm: a product that falls below the one's inverse is lifted by it, exactly. */
const LIFT = 3.273390607896142e150
const LOG_LIFT = 346.57359027997264
/** Share of a person's posterior below which a point at either end adds nothing that a double could hold. */
const NEGLIGIBLE = 1e-18

/**
 * The expectation step over some persons (Bock and Aitkin 1981): each one's posterior over the grid is added to the rows
 * that the person stands in.
 *
 * @param persons the data
 * @param count number of persons
 * @param points number of grid points
 * @param likelihood [row·points + q]
 * @param priors weights of each group's ability, sum 1: [group·points + q]
 * @param into receives the sums, added to what is there
 * @returns the marginal log-likelihood of these persons
 */
export function expectation(
  persons: Persons,
  count: number,
  points: number,
  likelihood: Float64Array,
  priors: Float64Array,
  { sums, groupSums }: PassSums,
): number {
  const { starts, row, weights, groups } = persons
  const product = new Float64Array(points + 1)
  let logLikelihood = 0
  for (let n = 0; n < count; n++) {
    const group = (groups === undefined ? 0 : (groups[n] ?? 0)) * points
    const total = multiply(persons, n, points, likelihood, priors, product)
    const weight = weights === undefined ? 1 : (weights[n] ?? 0)
    logLikelihood += weight * (log(total) - (product[points] ?? 0) * LOG_LIFT)
    const scale = weight / total
    const least = total * NEGLIGIBLE
    let low = 0
    let high = points
    while ((product[low] ?? 0) < least) low++
    while ((product[high - 1] ?? 0) < least) high--
    for (let q = low; q < high; q++) {
      const mass = (product[q] ?? 0) * scale
      product[q] = mass
      groupSums[group + q] = (groupSums[group + q] ?? 0) + mass
    }
    scatter(row, starts[n] ?? 0, starts[n + 1] ?? 0, points, product, 0, low, high, sums, 0)
  }
  return logLikelihood
}

/**
 * Prior times likelihood of one person. A hot loop: four rows at a time keep the running product in registers.
 *
 * @param product length points + 1, receives it, not normalised, and last how many times it was lifted by 2^500
 * @returns its sum: the person's marginal likelihood, lifted as often
 */
export function multiply(
  { starts, row, groups }: Persons,
  n: number,
  points: number,
  likelihood: Float64Array,
  priors: Float64Array,
  product: Float64Array,
): number {
  const group = (groups === undefined ? 0 : (groups[n] ?? 0)) * points
  let at = starts[n] ?? 0
  const end = starts[n + 1] ?? 0
  const quads = end - ((end - at) & 3)
  for (let q = 0; q < points; q++) product[q] = priors[group + q] ?? 0
  for (; at < quads; at += 4) {
    const r0 = (row[at] ?? 0) * points
    const r1 = (row[at + 1] ?? 0) * points
    const r2 = (row[at + 2] ?? 0) * points
    const r3 = (row[at + 3] ?? 0) * points
    for (let q = 0; q < points; q++)
      product[q] =
        (product[q] ?? 0) *
        ((likelihood[r0 + q] ?? 0) * (likelihood[r1 + q] ?? 0)) *
        ((likelihood[r2 + q] ?? 0) * (likelihood[r3 + q] ?? 0))
  }
  for (; at < end; at++) {
    const r = (row[at] ?? 0) * points
    for (let q = 0; q < points; q++) product[q] = (product[q] ?? 0) * (likelihood[r + q] ?? 0)
  }
  let total = 0
  for (let q = 0; q < points; q++) total += product[q] ?? 0
  product[points] = 0
  return total > TINY
    ? total
    : multiplyWithCare({ starts, row }, n, points, likelihood, priors, group, product)
}

/** The same, row by row, for answers so many or so unlikely that doubles cannot hold their likelihood. */
function multiplyWithCare(
  { starts, row }: Pick<Persons, 'starts' | 'row'>,
  n: number,
  points: number,
  likelihood: Float64Array,
  priors: Float64Array,
  group: number,
  product: Float64Array,
): number {
  let lifts = 0
  for (let q = 0; q < points; q++) product[q] = priors[group + q] ?? 0
  for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
    const r = (row[at] ?? 0) * points
    let most = 0
    for (let q = 0; q < points; q++) {
      product[q] = (product[q] ?? 0) * (likelihood[r + q] ?? 0)
      most = Math.max(most, product[q] ?? 0)
    }
    if (most > 0 && most * LIFT < 1) {
      lifts++
      for (let q = 0; q < points; q++) product[q] = (product[q] ?? 0) * LIFT
    }
  }
  let total = 0
  for (let q = 0; q < points; q++) total += product[q] ?? 0
  product[points] = lifts
  if (total > 0) return total
  // answers that the model holds impossible tell nothing
  for (let q = 0; q < points; q++) product[q] = priors[group + q] ?? 0
  return 1
}

/**
 * Adds a function of the ability, between two points, to some rows of a table. A hot loop.
 *
 * @param row the rows are row[from] to row[end − 1]
 * @param shift where the function starts in `values`
 * @param base where row 0 starts in `sums`
 */
export function scatter(
  row: Uint32Array,
  from: number,
  end: number,
  points: number,
  values: Float64Array,
  shift: number,
  low: number,
  high: number,
  sums: Float64Array,
  base: number,
): void {
  let at = from
  const quads = end - ((end - at) & 3)
  for (; at < quads; at += 4) {
    const r0 = base + (row[at] ?? 0) * points
    const r1 = base + (row[at + 1] ?? 0) * points
    const r2 = base + (row[at + 2] ?? 0) * points
    const r3 = base + (row[at + 3] ?? 0) * points
    for (let q = low; q < high; q++) {
      const value = values[shift + q] ?? 0
      sums[r0 + q] = (sums[r0 + q] ?? 0) + value
      sums[r1 + q] = (sums[r1 + q] ?? 0) + value
      sums[r2 + q] = (sums[r2 + q] ?? 0) + value
      sums[r3 + q] = (sums[r3 + q] ?? 0) + value
    }
  }
  for (; at < end; at++) {
    const r = base + (row[at] ?? 0) * points
    for (let q = low; q < high; q++) sums[r + q] = (sums[r + q] ?? 0) + (values[shift + q] ?? 0)
  }
}
