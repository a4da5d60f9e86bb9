import { factorise, inverseOf, solveFactorised } from '../numeric/cholesky.ts'
import { chiSquareTail } from '../numeric/gamma.ts'
import { noncentralityAt } from '../numeric/noncentral-chi-square.ts'
import type { CompletePersons } from './complete-persons.ts'

/** A model of some items, on points of the latent variable. */
export interface MarginalModel {
  /** weights of the points, sum 1 */
  readonly weights: Float64Array
  /** number of categories of each item */
  readonly sizes: Uint8Array
  /** P(X_i = k) at each point: [k·points + q] */
  readonly probability: readonly Float64Array[]
  /** number of free parameters */
  readonly parameters: number
  /**
   * Derivatives of an item's probabilities: [k·points + q] for each free parameter that the item depends on. A parameter of
   * several items is named by each of them.
   */
  readonly derivatives: readonly (readonly { readonly parameter: number; readonly of: Float64Array }[])[]
  /** derivatives of the weights, [q], by the parameters of the latent distribution that are free */
  readonly latent: readonly { readonly parameter: number; readonly of: Float64Array }[]
}

/** Overall fit by the first two margins. */
export interface OverallFit {
  readonly statistic: number
  readonly df: number
  /** p-value */
  readonly p: number
  /** root mean square error of approximation and the ends of its 90 % interval */
  readonly rmsea: { readonly value: number; readonly low: number; readonly high: number }
}

/**
 * C2 (Cai and Monroe 2014), which for two categories is M2 (Maydeu-Olivares and Joe 2006): residuals of the shares of each
 * category and of the mean product of each pair, weighted by what the estimated parameters leave of their covariance.
 *
 * Costs (items²/2)³/3 operations.
 *
 * @returns undefined where margins are no more than parameters, or their covariance is singular (a pattern without anybody)
 */
export function limitedInformationFit(
  model: MarginalModel,
  persons: CompletePersons,
): OverallFit | undefined {
  const margins = marginsOf(model.sizes)
  const count = margins.length
  const df = count - model.parameters
  if (!(df > 0)) return undefined
  const moments = momentsOf(model)
  const observed = observedMargins(margins, persons)
  const residual = new Float64Array(count)
  const expected = new Float64Array(count)
  for (let m = 0; m < count; m++) {
    expected[m] = expectationOf(model, moments, margins[m], undefined)
    residual[m] = (observed[m] ?? 0) - (expected[m] ?? 0)
  }
  const covariance = new Float64Array(count * count)
  for (let m = 0; m < count; m++)
    for (let n = 0; n <= m; n++)
      covariance[m * count + n] =
        expectationOf(model, moments, margins[m], margins[n]) - (expected[m] ?? 0) * (expected[n] ?? 0)
  if (!factorise(covariance, count)) return undefined
  // what the covariance's inverse makes of the residuals and of each derivative
  const weighed = residual.slice()
  solveFactorised(covariance, count, weighed)
  let statistic = dot(residual, weighed)
  const derivatives = derivativesOf(model, moments, margins)
  const free = derivatives.length
  const solved = derivatives.map((column) => {
    const copy = column.slice()
    solveFactorised(covariance, count, copy)
    return copy
  })
  const information = new Float64Array(free * free)
  derivatives.forEach((column, j) =>
    solved.forEach((other, l) => (information[j * free + l] = dot(column, other))),
  )
  const inverse = inverseOf(information, free)
  if (inverse === undefined) return undefined
  const pulls = Float64Array.from(derivatives, (column) => dot(column, weighed))
  for (let j = 0; j < free; j++)
    for (let l = 0; l < free; l++)
      statistic -= (pulls[j] ?? 0) * (inverse[j * free + l] ?? 0) * (pulls[l] ?? 0)
  statistic *= persons.total
  const rmseaOf = (noncentrality: number): number => Math.sqrt(noncentrality / (df * (persons.total - 1)))
  return {
    statistic,
    df,
    p: chiSquareTail(statistic, df),
    rmsea: {
      value: rmseaOf(Math.max(0, statistic - df)),
      low: rmseaOf(noncentralityAt(statistic, df, 0.95)),
      high: rmseaOf(noncentralityAt(statistic, df, 0.05)),
    },
  }
}

/** A share of one category, or the mean product of a pair. */
interface Margin {
  readonly item: number
  /** the category, or the other item */
  readonly category?: number
  readonly other?: number
}

function marginsOf(sizes: Uint8Array): readonly Margin[] {
  const margins: Margin[] = []
  sizes.forEach((size, item) => {
    for (let category = 1; category < size; category++) margins.push({ item, category })
  })
  for (let item = 0; item < sizes.length; item++)
    for (let other = item + 1; other < sizes.length; other++) margins.push({ item, other })
  return margins
}

/** Conditional moments of each item's score at each point: E(X | θ) and E(X² | θ). */
interface Moments {
  readonly first: readonly Float64Array[]
  readonly second: readonly Float64Array[]
}

function momentsOf({ weights, sizes, probability }: MarginalModel): Moments {
  const moment = (power: 1 | 2): readonly Float64Array[] =>
    probability.map((table, i) => powered(table, sizes[i] ?? 0, weights.length, power))
  return { first: moment(1), second: moment(2) }
}

function powered(table: Float64Array, size: number, points: number, power: 1 | 2): Float64Array {
  const sum = new Float64Array(points)
  for (let k = 1; k < size; k++)
    for (let q = 0; q < points; q++)
      sum[q] = (sum[q] ?? 0) + (power === 1 ? k : k * k) * (table[k * points + q] ?? 0)
  return sum
}

/** E of a margin's statistic, or of the product of two. */
function expectationOf(
  { weights, probability }: MarginalModel,
  { first, second }: Moments,
  one: Margin | undefined,
  other: Margin | undefined,
): number {
  const points = weights.length
  const product = weights.slice()
  const times = (by: Float64Array | undefined, from = 0, factor = 1): void => {
    for (let q = 0; q < points; q++) product[q] = (product[q] ?? 0) * (by?.[from + q] ?? 0) * factor
  }
  const shares = [one, other].filter((margin) => margin?.category !== undefined)
  const counts = new Map<number, number>()
  for (const margin of [one, other]) {
    if (margin?.other === undefined) continue
    for (const item of [margin.item, margin.other]) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  const [share, twin] = shares
  if (share !== undefined && twin !== undefined && share.item === twin.item) {
    if (share.category !== twin.category) return 0
    times(probability[share.item], (share.category ?? 0) * points)
  } else {
    for (const margin of shares) {
      if (margin === undefined) continue
      const { item, category = 0 } = margin
      // given this category, the item's own score is known
      const power = counts.get(item) ?? 0
      counts.delete(item)
      times(
        probability[item],
        category * points,
        power === 0 ? 1 : power === 1 ? category : category * category,
      )
    }
  }
  for (const [item, power] of counts) times(power === 1 ? first[item] : second[item])
  let sum = 0
  for (let q = 0; q < points; q++) sum += product[q] ?? 0
  return sum
}

function observedMargins(
  margins: readonly Margin[],
  { items, rows, weights, total }: CompletePersons,
): Float64Array {
  const observed = new Float64Array(margins.length)
  margins.forEach(({ item, category, other }, m) => {
    let sum = 0
    for (let n = 0; n < weights.length; n++) {
      const x = rows[n * items + item] ?? 0
      const value = other === undefined ? (x === category ? 1 : 0) : x * (rows[n * items + other] ?? 0)
      sum += (weights[n] ?? 0) * value
    }
    observed[m] = sum / total
  })
  return observed
}

/** Derivatives of all margins by each free parameter. */
function derivativesOf(
  model: MarginalModel,
  moments: Moments,
  margins: readonly Margin[],
): readonly Float64Array[] {
  const { weights, sizes, parameters, derivatives, probability, latent } = model
  const points = weights.length
  const columns = Array.from({ length: parameters }, () => new Float64Array(margins.length))
  derivatives.forEach((list, item) => {
    for (const { parameter, of } of list) {
      const column = columns[parameter]
      if (column === undefined) continue
      const slope = powered(of, sizes[item] ?? 0, points, 1)
      margins.forEach((margin, m) => {
        const isSecond = margin.other === item
        if (margin.item !== item && !isSecond) return
        const partner = isSecond ? margin.item : margin.other
        let sum = 0
        for (let q = 0; q < points; q++)
          sum +=
            (weights[q] ?? 0) *
            (partner === undefined
              ? (of[(margin.category ?? 0) * points + q] ?? 0)
              : (slope[q] ?? 0) * (moments.first[partner]?.[q] ?? 0))
        column[m] = (column[m] ?? 0) + sum
      })
    }
  })
  for (const { parameter, of } of latent) {
    const column = columns[parameter]
    margins.forEach(({ item, category, other }, m) => {
      let sum = 0
      for (let q = 0; q < points; q++)
        sum +=
          (of[q] ?? 0) *
          (other === undefined
            ? (probability[item]?.[(category ?? 0) * points + q] ?? 0)
            : (moments.first[item]?.[q] ?? 0) * (moments.first[other]?.[q] ?? 0))
      if (column !== undefined) column[m] = (column[m] ?? 0) + sum
    })
  }
  return columns
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let m = 0; m < one.length; m++) sum += (one[m] ?? 0) * (other[m] ?? 0)
  return sum
}
