import { latentWeights } from '../calibrate/latent.ts'
import type { Calibration } from '../calibrate/calibrate.ts'
import { models } from '../calibrate/models.ts'
import { twoPl } from '../calibrate/logistic-model.ts'
import { abilitiesOf } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'
import { completePersons, type CompletePersons } from './complete-persons.ts'
import { limitedInformationFit, type MarginalModel, type OverallFit } from './limited-information.ts'

/** Overall fit of a calibration. */
export interface CalibrationFit extends OverallFit {
  /** comparative fit index and Tucker-Lewis index, against items that have nothing in common; 1 is best */
  readonly cfi: number
  readonly tli: number
  /** root mean square of the residual correlations */
  readonly srmsr: number
  /** persons it is about: those who answered every item */
  readonly persons: number
}

/** Items beyond which the statistic's matrices would take minutes and gigabytes. */
export const MOST_ITEMS = 80

/**
 * M2 or C2 of a calibration of one group, with RMSEA, CFI, TLI and SRMSR.
 *
 * @param responses as they were calibrated
 * @returns undefined for several groups, more than `MOST_ITEMS` items, closed-up scores, fewer persons with complete data
 *   than items, or where margins are no more than parameters
 */
export function overallFit(responses: Responses, calibration: Calibration): CalibrationFit | undefined {
  const persons = completePersons(responses)
  if (responses.groupCount > 1 || responses.items > MOST_ITEMS || persons.total <= responses.items)
    return undefined
  if (calibration.items.some(({ scores }) => scores.length < 2 || scores.some((score, k) => score !== k)))
    return undefined
  const model = marginalModel(calibration)
  const fit = limitedInformationFit(model, persons)
  const nothing = limitedInformationFit(independence(model.sizes, persons), persons)
  if (fit === undefined || nothing === undefined) return undefined
  const excess = Math.max(0, fit.statistic - fit.df)
  const most = Math.max(excess, nothing.statistic - nothing.df)
  const ratio = nothing.statistic / nothing.df
  return {
    ...fit,
    cfi: most > 0 ? 1 - excess / most : 1,
    tli: (ratio - fit.statistic / fit.df) / (ratio - 1),
    srmsr: residualRoot(model, persons),
    persons: persons.total,
  }
}

function marginalModel({
  model: name,
  items,
  grid,
  latent: [latent = { mean: 0, sd: 1, se: { mean: 0, sd: 0 } }],
}: Calibration): MarginalModel {
  const abilities = abilitiesOf(grid)
  const points = abilities.length
  // a slope that items share is one parameter, though each item's curve has it
  const model = name === '1pl' ? twoPl : models[name]
  const sizes = Uint8Array.from(items, ({ scores }) => scores.length)
  let parameters = name === '1pl' ? 1 : 0
  const probability: Float64Array[] = []
  const derivatives = items.map(({ parameters: reported, scores, remarks }) => {
    const categories = scores.length
    const working = model.work(reported)
    const table = new Float64Array(categories * points)
    const size = model.size(categories)
    const slopes = new Float64Array(categories * size * points)
    model.curves(working, 1, abilities, categories, table, slopes)
    probability.push(table)
    if (remarks.includes('anchor')) return []
    return Array.from({ length: size }, (_, j) => {
      const of = new Float64Array(categories * points)
      for (let k = 0; k < categories; k++)
        of.set(slopes.subarray((k * size + j) * points, (k * size + j + 1) * points), k * points)
      return { parameter: name === '1pl' && j === 0 ? 0 : parameters++, of }
    })
  })
  const weights = latentWeights(abilities, latent)
  const free = name === 'rasch' ? [{ parameter: parameters++, of: bySd(abilities, weights, latent) }] : []
  return { weights, sizes, probability, parameters, derivatives, latent: free }
}

/** Derivative of normalised normal weights by their standard deviation. */
function bySd(
  abilities: Float64Array,
  weights: Float64Array,
  { mean, sd }: { readonly mean: number; readonly sd: number },
): Float64Array {
  const score = abilities.map((theta) => ((theta - mean) * (theta - mean)) / (sd * sd * sd))
  const average = score.reduce((sum, value, q) => sum + value * (weights[q] ?? 0), 0)
  return score.map((value, q) => (value - average) * (weights[q] ?? 0))
}

/** Items that have nothing in common: the shares of their categories are all that there is. */
function independence(sizes: Uint8Array, { items, rows, weights, total }: CompletePersons): MarginalModel {
  let parameters = 0
  const probability = Array.from(sizes, (size, i) => {
    const shares = new Float64Array(size)
    for (let n = 0; n < weights.length; n++) {
      const k = rows[n * items + i] ?? 0
      shares[k] = (shares[k] ?? 0) + (weights[n] ?? 0) / total
    }
    return shares
  })
  const derivatives = Array.from(sizes, (size) =>
    Array.from({ length: size - 1 }, (_, k) => {
      const of = new Float64Array(size)
      of[0] = -1
      of[k + 1] = 1
      return { parameter: parameters++, of }
    }),
  )
  return { weights: Float64Array.of(1), sizes, probability, parameters, derivatives, latent: [] }
}

/** √ of the mean squared difference between the observed and the expected correlations of pairs. */
function residualRoot({ weights, sizes, probability }: MarginalModel, persons: CompletePersons): number {
  const points = weights.length
  const { items, rows, weights: people, total } = persons
  const mean = Array.from(sizes, (size, i) => {
    const at = new Float64Array(points)
    for (let k = 1; k < size; k++)
      for (let q = 0; q < points; q++) at[q] = (at[q] ?? 0) + k * (probability[i]?.[k * points + q] ?? 0)
    return at
  })
  const expected = (of: (q: number) => number): number => {
    let sum = 0
    for (let q = 0; q < points; q++) sum += (weights[q] ?? 0) * of(q)
    return sum
  }
  const observed = (of: (n: number) => number): number => {
    let sum = 0
    for (let n = 0; n < people.length; n++) sum += ((people[n] ?? 0) * of(n)) / total
    return sum
  }
  const score = (n: number, i: number): number => rows[n * items + i] ?? 0
  const marginal = Array.from(sizes, (size, i) => {
    const first = expected((q) => mean[i]?.[q] ?? 0)
    const second = expected((q) => {
      let sum = 0
      for (let k = 1; k < size; k++) sum += k * k * (probability[i]?.[k * points + q] ?? 0)
      return sum
    })
    const seen = observed((n) => score(n, i))
    const seenSquare = observed((n) => score(n, i) * score(n, i))
    return { first, sd: Math.sqrt(second - first * first), seen, seenSd: Math.sqrt(seenSquare - seen * seen) }
  })
  let squares = 0
  let pairs = 0
  marginal.forEach((one, i) => {
    for (let j = 0; j < i; j++) {
      const other = marginal[j]
      if (other === undefined) continue
      const implied =
        (expected((q) => (mean[i]?.[q] ?? 0) * (mean[j]?.[q] ?? 0)) - one.first * other.first) /
        (one.sd * other.sd)
      const seen =
        (observed((n) => score(n, i) * score(n, j)) - one.seen * other.seen) / (one.seenSd * other.seenSd)
      squares += (seen - implied) * (seen - implied)
      pairs++
    }
  })
  return Math.sqrt(squares / pairs)
}
