import type { ItemParameters } from '#schemas/parameters'
import type { Uncertainty } from './uncertainty.ts'

/**
 * Parameters with an independent error added to those that they have, so that their covariance stays.
 *
 * @param by its SD in ln a, and in logits in a common shift of all thresholds
 */
export function widened(parameters: ItemParameters, by: Pick<Uncertainty, 'lnA' | 'b'>): ItemParameters {
  const { lnA = 0, b = 0, correlation } = parameters.uncertainty ?? {}
  const wide = { lnA: Math.sqrt(lnA * lnA + by.lnA * by.lnA), b: Math.sqrt(b * b + by.b * by.b) }
  const product = wide.lnA * wide.b
  const together =
    correlation === undefined || !(product > 0) ? {} : { correlation: (correlation * lnA * b) / product }
  return { ...parameters, uncertainty: { ...wide, ...together } }
}
