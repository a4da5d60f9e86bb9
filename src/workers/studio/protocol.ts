import type {
  Forecast,
  GapProgress,
  Gaps,
  SimulatedCandidate,
  SimulationPlan,
  SimulationSummary,
  TargetDeviation,
} from '#adaptive'
import type { TestedFacts } from '#blueprint'
import type { Blueprint } from '#schemas/blueprint'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { TargetWish } from './target-of.ts'

/** What blueprints are held against. */
export interface StudioBank {
  /** items of a release's public index, in its order */
  readonly items: readonly TestedFacts[]
  /** skills of its taxonomy, as `area.skill` */
  readonly skills: readonly string[]
}

/** What a designer asks of a blueprint. */
export interface DesignRequest {
  readonly type: 'design'
  /** number of the request: an answer has that of the last one */
  readonly round: number
  readonly text: string
  /** blueprint that it is compared with */
  readonly other?: string | undefined
  /** who sits the test, normal, in logits */
  readonly population: { readonly mean: number; readonly sd: number }
  /** cut scores in logits, ascending; those of the stopping rules where there are none */
  readonly cuts: readonly number[]
  readonly target: TargetWish
}

/** What a page sends to the worker: the bank first. */
export type StudioRequest =
  | { readonly type: 'bank'; readonly bank: StudioBank }
  | DesignRequest
  | SearchRequest
  | { readonly type: 'halt' }

/** Asks which items to write for the design that was answered last; the next message ends the search, `halt` with nothing else. */
export interface SearchRequest {
  readonly type: 'search'
  /** of the design */
  readonly round: number
  /** share of the candidates above which an item is overexposed, in (0, 1); the blueprint's, or else .5, if absent */
  readonly maxRate?: number
}

/** What a blueprint does, as far as it can be read. */
export interface DesignForecast {
  readonly blueprint: Blueprint
  /** items that the test could give; a member of an item model counts */
  readonly items: number
  readonly forecast: Forecast
  readonly deviation: TargetDeviation
  /** milliseconds that it took */
  readonly ms: number
}

/** How many items of a bank have their tables. */
export interface TablesMade {
  readonly made: number
  readonly of: number
}

/**
 * What the worker answers to one request: how far the tables are, where there are none yet, the forecast as soon as it is
 * there, then what is wrong; to a search how far it is.
 */
export type StudioReply =
  | { readonly type: 'tables'; readonly round: number; readonly progress: TablesMade }
  | {
      readonly type: 'forecast'
      readonly round: number
      readonly found: DesignForecast | undefined
      readonly other: DesignForecast | undefined
    }
  | { readonly type: 'checked'; readonly round: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'searching'; readonly round: number; readonly progress: GapProgress }
  | { readonly type: 'gaps'; readonly round: number; readonly gaps: Gaps }

/** What a page sends to a worker that simulates: the plan first, then candidates [from, to), and all of them to one. */
export type SimulateRequest =
  | { readonly type: 'plan'; readonly plan: SimulationPlan }
  | { readonly type: 'range'; readonly from: number; readonly to: number }
  | { readonly type: 'summary'; readonly candidates: readonly SimulatedCandidate[] }

export type SimulateReply =
  | { readonly type: 'range'; readonly from: number; readonly candidates: readonly SimulatedCandidate[] }
  | { readonly type: 'summary'; readonly summary: SimulationSummary }
