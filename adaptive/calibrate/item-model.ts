import type { ItemParameters } from '#schemas/parameters'

/** What is fitted: all items of a calibration follow one model. */
export type ModelName = 'rasch' | '1pl' | '2pl' | '3pl' | 'grm' | 'gpcm'

/**
 * One item response model as the fit sees it: in **working parameters**, whose first is the slope a (where the model
 * frees one for each item) and whose next are intercepts, so that what is fitted is as close to a parabola as the model
 * allows. Reported parameters are a, b, c.
 */
export interface ItemModel {
  readonly name: ModelName
  /** whether each item has a slope of its own, working parameter 0 */
  readonly hasSlope: boolean
  /** @param categories integer ≥ 2 @returns number of working parameters of an item */
  readonly size: (categories: number) => number
  /**
   * @param shares share of each category among the responses, each > 0, sum 1
   * @returns working parameters to start from
   */
  readonly start: (shares: Float64Array) => Float64Array
  /**
   * Fills in P(X = k) at [k·points + q] and, unless it is undefined, its derivative in working parameter j at
   * [(k·size + j)·points + q].
   *
   * @param slope a of models without one of their own
   */
  readonly curves: (
    working: Float64Array,
    slope: number,
    abilities: Float64Array,
    categories: number,
    probability: Float64Array,
    derivative: Float64Array | undefined,
  ) => void
  /** @returns whether the working parameters lie where the model is defined */
  readonly isValid: (working: Float64Array) => boolean
  /** @returns a, b, c of working parameters */
  readonly report: (working: Float64Array, slope: number) => ItemParameters
  /** @returns working parameters of a, b, c: the inverse of `report` */
  readonly work: (parameters: ItemParameters) => Float64Array
}

/** Smallest slope that the fit goes to, in 1/logits: an item there does not separate at all. */
export const LEAST_SLOPE = 0.02
/** Largest slope that the fit goes to, in 1/logits: an item there separates perfectly as far as the data can tell. */
export const MOST_SLOPE = 50
