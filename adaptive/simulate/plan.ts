import type { SessionItem } from '../session/item.ts'
import type { Blueprint } from '#schemas/blueprint'
import type { EventData } from '#schemas/event'

/** An item as a simulated candidate meets it. */
export interface SimulatedItem extends SessionItem {
  /** minutes in which 95 % would finish, as its author says; undefined where nobody said, and then it takes no time */
  readonly minutes?: number
}

/** Where simulated candidates come from. */
export type Abilities =
  | {
      /** abilities drawn from a normal distribution, in logits */
      readonly from: 'normal'
      readonly mean: number
      /** standard deviation ≥ 0 */
      readonly sd: number
    }
  | {
      /** the same number of candidates at each of these abilities, in logits */
      readonly from: 'points'
      readonly points: readonly number[]
    }

/** A language that candidates can answer code items in. */
export type CodeLanguage = EventData<'start'>['languages'][number]

/** Everything that decides the outcome of a simulation. Plain data: it goes to worker threads as it is. */
export interface SimulationPlan {
  readonly blueprint: Blueprint
  readonly items: readonly SimulatedItem[]
  /** languages that every candidate chooses */
  readonly languages: readonly CodeLanguage[]
  readonly abilities: Abilities
  /** number of candidates, integer ≥ 1 */
  readonly candidates: number
  readonly seed: string
  /**
   * share of a graded test's answers below the highest category that pass what steers one category too high: what steers is
   * less than what is scored on record, and can miss a mistake
   */
  readonly missed?: number
  /** abilities in logits that candidates are classified by; those of the rules that end the blocks, if absent */
  readonly cuts?: readonly number[]
  /** whether time limits hold; without them everybody has as long as they want */
  readonly isTimed: boolean
}
