import { modelOf } from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import type { ItemFacts } from '#schemas/release-public'

/** What is known of an item's parameters: from answers, an author's guess or a family's, or stated without an error. */
export type Certainty = 'calibrated' | 'prior' | 'stated'

/** An item with all of its variants, which a test counts as one. */
export interface BankRow extends Pick<ItemFacts, 'title' | 'kind' | 'level' | 'skills' | 'use' | 'minutes'> {
  /** id of the item that the variants were drawn from */
  readonly id: string
  /** mean of its thresholds, in logits */
  readonly difficulty: number
  /** standard error of all of them together, in logits; undefined where none is stated */
  readonly se: number | undefined
  /** in 1/logits */
  readonly slope: number
  readonly slopeSe: number | undefined
  /** probability of a right answer by guessing */
  readonly guess: number
  /** thresholds in logits, one for each category above 0 */
  readonly steps: readonly number[]
  readonly certainty: Certainty
  /** how many answered it when it was calibrated */
  readonly persons: number | undefined
  /** ids of its variants */
  readonly variants: readonly string[]
  /** what a session draws one of: the variants, and the item itself where it is there */
  readonly members: number
  /** ids of the variants that have another version than the item */
  readonly strays: readonly string[]
}

/** @param items of a release's index @returns a row for each item, its variants with it, in the order of the index */
export function bankRows(items: readonly ItemFacts[]): readonly BankRow[] {
  const members = Map.groupBy(items, modelOf)
  return [...members].flatMap(([id, all]) => {
    const item = all.find((one) => one.variant === undefined) ?? all[0]
    if (item === undefined) return []
    const { title, kind, level, skills, use, minutes, parameters } = item
    const variants = all.filter(({ variant }) => variant !== undefined)
    return [
      {
        id,
        title,
        kind,
        level,
        skills,
        use,
        minutes,
        members: all.length,
        variants: variants.map((one) => one.id),
        strays: variants.filter(({ version }) => version !== item.version).map((one) => one.id),
        ...factsOf(parameters),
      },
    ]
  })
}

function factsOf(parameters: ItemParameters) {
  const { a, b, uncertainty, persons } = parameters
  const steps = typeof b === 'number' ? [b] : [...b]
  return {
    difficulty: steps.reduce((sum, step) => sum + step, 0) / steps.length,
    se: uncertainty?.b,
    slope: a,
    // of a logarithm with a small error (delta method)
    slopeSe: uncertainty && a * uncertainty.lnA,
    guess: 'c' in parameters ? parameters.c : 0,
    steps,
    certainty: certaintyOf(parameters),
    persons,
  }
}

function certaintyOf({ uncertainty, persons }: ItemParameters): Certainty {
  if (persons !== undefined) return 'calibrated'
  return uncertainty === undefined ? 'stated' : 'prior'
}
