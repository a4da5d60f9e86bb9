import type { Blueprint } from '#schemas/blueprint'

/** How well a test measures some candidates. Figures in logits unless they say otherwise. */
export interface ReportedPrecision {
  /** mean of estimate − ability */
  readonly bias: number
  /** root of the mean of (estimate − ability)² */
  readonly rmse: number
  /** mean of the standard errors that the test itself states */
  readonly meanSe: number
  /** share of candidates whose ability lies in their 95 % interval */
  readonly coverage95: number
}

/** What a simulated test did to its candidates, in the shape that simulations are summed up in. */
export interface ReportedSimulation extends ReportedPrecision {
  /** number of candidates */
  readonly n: number
  readonly meanLength: number
  readonly shortest: number
  readonly longest: number
  /** squared correlation of estimate and ability; null where either does not vary */
  readonly reliability: number | null
  readonly exposure: {
    readonly max: number
    readonly used: number
    readonly overlap: number
    /** the most used first */
    readonly items: readonly { readonly id: string; readonly rate: number }[]
    /** families with several members, the most met first, where they were counted */
    readonly families?: readonly {
      readonly id: string
      /** share of the candidates who met any member */
      readonly rate: number
      readonly members: number
      /** members that anybody met */
      readonly met: number
      readonly most: { readonly id: string; readonly rate: number }
    }[]
  }
  /** how many candidates meet the same variant, where the test states a largest number */
  readonly reuse?: {
    readonly candidates: number
    readonly maxReuse: number
    readonly expected: number
    readonly id: string
    readonly variants: number
    readonly above: number
  } | null
  /** tests that broke a constraint, and what they broke first */
  readonly violations: number
  readonly violated: readonly string[]
  /** minutes and shares of tests; null where no item states its minutes */
  readonly time: {
    readonly mean: number
    readonly percentile95: number
    readonly cutOff: number
    readonly short: number
  } | null
  readonly byTheta: readonly ReportedClass[]
  /** how many blocks each rule ended */
  readonly stopReasons: Readonly<Record<string, number>>
  readonly blocks: readonly (ReportedPrecision & {
    readonly id: string
    readonly meanLength: number
    readonly stopReasons: Readonly<Record<string, number>>
  })[]
}

/** Candidates of about one ability. */
export interface ReportedClass extends ReportedPrecision {
  /** in logits */
  readonly theta: number
  /** number of candidates */
  readonly n: number
  readonly meanLength: number
  /** mean information of the items met at the candidate's ability, in 1/logits², where it was computed */
  readonly information?: number
  /** how often the class's candidates met items, where it was counted */
  readonly exposure?: {
    /** share of them who met the item that they met most, and that item; null where they met none */
    readonly max: number
    readonly id: string | null
    /** share of the items that any of them met */
    readonly used: number
    /** share of a test's items that two of them have in common on average */
    readonly overlap: number
  }
}

/** What was simulated. */
export interface SimulationHeading {
  /** name of the test */
  readonly test: string
  /** items that it could draw on */
  readonly items: number
  readonly abilities:
    | { readonly from: 'normal'; readonly mean: number; readonly sd: number }
    | { readonly from: 'points'; readonly points: readonly number[] }
  readonly seed: string
  readonly blueprint: Blueprint
}
