import type { Responses } from '../responses/responses.ts'
import type { Persons } from './expectation.ts'
import type { Layout } from './layout.ts'

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

/** The posteriors of some persons on the grid. */
export interface Posteriors {
  /** sum: the person's weight; [n·points + q] */
  readonly mass: Float64Array
  /** first point of each person that counts, and the one after the last */
  readonly low: Uint8Array | Uint16Array
  readonly high: Uint8Array | Uint16Array
}

/** Copies the lower triangle into the upper one, where the upper one is empty. */
export function mirrored(matrix: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      // either triangle may hold a cell, according to the order in which a person's answers came
      const both = (matrix[i * n + j] ?? 0) + (matrix[j * n + i] ?? 0)
      matrix[i * n + j] = matrix[j * n + i] = both
    }
  }
  return matrix
}
