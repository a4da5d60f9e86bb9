import type { ItemParameters } from '#schemas/parameters'

/** θ_to = A·θ_from + B: how one scale of ability is laid on another. */
export interface Scale {
  /** > 0 */
  readonly A: number
  /** in logits of the scale that is linked to */
  readonly B: number
}

/**
 * An item's parameters on the other scale: a/A, A·b + B, c and d as they are (Kolen and Brennan 2014, 6.2). The response
 * probability of a person stays what it was.
 */
export function relink(parameters: ItemParameters, { A, B }: Scale): ItemParameters {
  const { uncertainty, testlet } = parameters
  // both are spreads on the scale of ability
  const shared = {
    ...(uncertainty && { uncertainty: { ...uncertainty, b: A * uncertainty.b } }),
    ...(testlet && { testlet: { ...testlet, sd: A * testlet.sd } }),
  }
  return parameters.model === 'grm' || parameters.model === 'gpcm'
    ? { ...parameters, ...shared, a: parameters.a / A, b: parameters.b.map((b) => A * b + B) }
    : { ...parameters, ...shared, a: parameters.a / A, b: A * parameters.b + B }
}

/**
 * The covariance of an item's (a, b…, c) on the other scale, A and B taken as known.
 *
 * @param covariance by rows, as a calibration gives it
 * @param thresholds number of b
 */
export function relinkCovariance(
  covariance: Float64Array,
  thresholds: number,
  { A }: Pick<Scale, 'A'>,
): Float64Array {
  const size = Math.floor(Math.sqrt(covariance.length) + 0.5)
  const factor = (j: number): number => (j === 0 ? 1 / A : j <= thresholds ? A : 1)
  return covariance.map((value, cell) => value * factor(Math.floor(cell / size)) * factor(cell % size))
}

/** An ability distribution on the other scale. */
export function relinkAbility(
  { mean, sd }: { readonly mean: number; readonly sd: number },
  { A, B }: Scale,
): { readonly mean: number; readonly sd: number } {
  return { mean: A * mean + B, sd: A * sd }
}

/** The way back: θ_from = (θ_to − B)/A. */
export function inverseScale({ A, B }: Scale): Scale {
  return { A: 1 / A, B: -B / A }
}

/** The scale that leads over `first` and then over `second`. */
export function composedScale(first: Scale, second: Scale): Scale {
  return { A: second.A * first.A, B: second.A * first.B + second.B }
}
