import type { ItemParameters } from '#schemas/parameters'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import { log } from '../numeric/log.ts'
import type { Responses } from '../responses/responses.ts'

/** Standardised log-likelihoods. */
export interface LikelihoodFit {
  /** of each person's answers: below −2 they are unlikely for anybody of that ability; NaN without answers */
  readonly persons: Float64Array
  /** of each item's answers: below −2 they do not follow the item's curve; NaN without answers */
  readonly items: Float64Array
}

const LEAST = 1e-300

/**
 * l_z, or Z_h (Drasgow, Levine and Williams 1985): the log-likelihood of answers, standardised by its mean and variance under
 * the model. With estimated abilities its spread is somewhat below 1, so that few are flagged rather than many.
 *
 * @param theta ability of each person in logits
 */
export function likelihoodFit(
  { persons, items, starts, item, category }: Responses,
  parameters: readonly ItemParameters[],
  theta: Float64Array,
): LikelihoodFit {
  const curves = parameters.map(responseCurve)
  const sizes = parameters.map((one) => highestCategory(one) + 1)
  const p = new Float64Array(128)
  const slope = new Float64Array(128)
  const person = sumsOf(persons)
  const own = sumsOf(items)
  for (let n = 0; n < persons; n++) {
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const i = item[at] ?? 0
      curves[i]?.(theta[n] ?? 0, p, slope)
      let mean = 0
      let square = 0
      for (let k = 0; k < (sizes[i] ?? 0); k++) {
        const probability = p[k] ?? 0
        const logarithm = log(Math.max(LEAST, probability))
        mean += probability * logarithm
        square += probability * logarithm * logarithm
      }
      const distance = log(Math.max(LEAST, p[category[at] ?? 0] ?? 0)) - mean
      const variance = square - mean * mean
      add(person, n, distance, variance)
      add(own, i, distance, variance)
    }
  }
  return { persons: standardised(person), items: standardised(own) }
}

interface Sums {
  readonly distance: Float64Array
  readonly variance: Float64Array
}

function sumsOf(length: number): Sums {
  return { distance: new Float64Array(length), variance: new Float64Array(length) }
}

function add({ distance, variance }: Sums, at: number, by: number, varies: number): void {
  distance[at] = (distance[at] ?? 0) + by
  variance[at] = (variance[at] ?? 0) + varies
}

function standardised({ distance, variance }: Sums): Float64Array {
  return distance.map((sum, at) => ((variance[at] ?? 0) > 0 ? sum / Math.sqrt(variance[at] ?? 0) : NaN))
}
