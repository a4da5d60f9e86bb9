import type { SimulatedBlock } from './candidate.ts'

/** How well a test measures some candidates. Figures in logits unless they say otherwise. */
export interface Precision {
  /** mean of estimate − ability */
  readonly bias: number
  /** root of the mean of (estimate − ability)² */
  readonly rmse: number
  /** mean of the standard errors that the test itself states */
  readonly meanSe: number
  /** share of candidates whose ability lies in their 95 % interval */
  readonly coverage95: number
}

/** A block that somebody of an ability took. */
export interface Measured {
  readonly theta: number
  readonly block: SimulatedBlock
}

export function precisionOf(measured: readonly Measured[]): Precision {
  const errors = measured.map(({ theta, block }) => block.theta - theta)
  return {
    bias: mean(errors),
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    meanSe: mean(measured.map(({ block }) => block.se)),
    coverage95: mean(
      measured.map(({ theta, block: { low, high } }) => (low <= theta && theta <= high ? 1 : 0)),
    ),
  }
}

/** Squared correlation of estimate and ability; null where either does not vary. */
export function reliabilityOf(measured: readonly Measured[]): number | null {
  const truth = mean(measured.map(({ theta }) => theta))
  const estimate = mean(measured.map(({ block }) => block.theta))
  let both = 0
  let ofTruth = 0
  let ofEstimate = 0
  for (const { theta, block } of measured) {
    both += (theta - truth) * (block.theta - estimate)
    ofTruth += (theta - truth) * (theta - truth)
    ofEstimate += (block.theta - estimate) * (block.theta - estimate)
  }
  return ofTruth > 0 && ofEstimate > 0 ? (both * both) / (ofTruth * ofEstimate) : null
}

export function mean(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return values.length === 0 ? 0 : sum / values.length
}
