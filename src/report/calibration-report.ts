import type { ItemParameters } from '#schemas/parameters'
import type { ItemFlag } from './item-flags.ts'

/**
 * A calibration as its report tells it. Abilities and difficulties in logits, slopes in 1/logits. Its parts have the shapes
 * that the engine gives: `Responses`, `Calibration`, `PersonEstimates` and the fit statistics fit in as they are.
 */
export interface CalibrationReport {
  /** what was read */
  readonly data: {
    /** name of the file or folder */
    readonly source: string
    readonly sha256: string
  }
  /** scored responses as they were calibrated */
  readonly responses: ReportedResponses
  /** names of the groups, by their number; [''] where there is one */
  readonly groups: readonly string[]
  /** how it was done */
  readonly method: {
    readonly model: 'rasch' | '1pl' | '2pl' | '3pl' | 'grm' | 'gpcm'
    readonly grid: { readonly low: number; readonly high: number; readonly points: number }
    /** the prior in words, such as "none" or "default: a lognormal(ln 1.2, 0.5), b N(0, 2)" */
    readonly prior: string
    /** largest change of a parameter that counted as none */
    readonly tolerance: number
    /** name and version of the program */
    readonly engine: string
  }
  /** whether and how the estimates settled */
  readonly fit: {
    readonly converged: boolean
    readonly passes: number
    /** marginal log-likelihood, priors left out */
    readonly logLikelihood: number
    /** free parameters */
    readonly parameters: number
    /** largest change of a parameter in each pass */
    readonly changes: readonly number[]
    /** whether errors come from the information of all parameters together; undefined without errors */
    readonly areErrorsJoint: boolean | undefined
  }
  /** ability in each group; standard errors are 0 where a number was not free */
  readonly latent: readonly {
    readonly mean: number
    readonly sd: number
    readonly se: { readonly mean: number; readonly sd: number }
  }[]
  /** EAP of each person and its posterior standard deviation */
  readonly persons: { readonly theta: ArrayLike<number>; readonly se: ArrayLike<number> }
  /** in the order of the responses' items */
  readonly items: readonly ReportedItem[]
  /** in [0, 1], the marginal one of each group; absent where it was not computed, NaN where it is not defined */
  readonly reliability?: { readonly empirical: number; readonly marginal: readonly number[] }
  /** what was left out or is about some of the persons alone, and why; sentences without their full stop */
  readonly notes?: readonly string[]
  /** absent where it cannot be computed; `why` then says so */
  readonly overall?: OverallFitReport | { readonly why: string }
  /** Q3 of each pair, items × items by rows; absent where it was not computed */
  readonly q3?: ArrayLike<number>
}

/** Responses in compressed rows: person n's stand at [starts[n], starts[n + 1]). */
export interface ReportedResponses {
  readonly persons: number
  readonly items: number
  readonly starts: ArrayLike<number>
  readonly item: ArrayLike<number>
  readonly category: ArrayLike<number>
  /** how many persons each row stands for */
  readonly weights?: ArrayLike<number> | undefined
  /** group of each person */
  readonly groups?: ArrayLike<number> | undefined
}

/** One item: what calibration gives, with its name, its fit and what is to be said about it. */
export interface ReportedItem {
  readonly id: string
  readonly parameters: ItemParameters
  /** persons who answered it, with their weights */
  readonly persons: number
  /** scores that the model's categories stand for, ascending */
  readonly scores: readonly number[]
  /** mean score as a share of the highest, in [0, 1] */
  readonly ease: number
  /** covariance of (a, b…, c), by rows; undefined for anchors and where no errors were wanted */
  readonly covariance: ArrayLike<number> | undefined
  /** parameters held where they were */
  readonly isAnchor?: boolean
  /** S-X²; absent where it was not computed */
  readonly summedScore?: {
    readonly statistic: number
    readonly df: number
    readonly p: number
    readonly rmsea: number
  }
  /** infit and outfit; 1 is expected */
  readonly meanSquares?: {
    readonly infit: number
    readonly outfit: number
    readonly infitZ: number
    readonly outfitZ: number
  }
  /** one entry per comparison of two groups; absent or empty where there is one group */
  readonly dif?: readonly ReportedDif[]
  /** what deserves a look, in the words for this very item; the gravest first */
  readonly flags: readonly { readonly flag: ItemFlag; readonly words: string }[]
}

/** Whether an item is as hard for the persons of one group as for equally able persons of another. */
export interface ReportedDif {
  /** names of the two groups */
  readonly reference: string
  readonly focal: string
  /** ETS class: A negligible, B moderate, C large */
  readonly class: 'A' | 'B' | 'C'
  /** size, such as {name: 'MH D-DIF', value: −1.2} */
  readonly effect: { readonly name: string; readonly value: number }
  /** the group that finds it easier than expected; absent where neither does */
  readonly favours?: string
  /** tests behind it, such as {name: 'Mantel-Haenszel', statistic: 8.1, df: 1, p: .004} */
  readonly tests: readonly {
    readonly name: string
    readonly statistic: number
    readonly df: number
    readonly p: number
  }[]
}

/** How well the model holds altogether. */
export interface OverallFitReport {
  /** M2 or C2 */
  readonly name: string
  readonly statistic: number
  readonly df: number
  readonly p: number
  /** with the ends of its 90 % interval */
  readonly rmsea: { readonly value: number; readonly low: number; readonly high: number }
  readonly cfi: number
  readonly tli: number
  readonly srmsr: number
  /** persons it is about: those who answered every item */
  readonly persons: number
}
