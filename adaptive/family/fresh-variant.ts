import type { ItemParameters } from '#schemas/parameters'
import { widened } from '../parameters/widened.ts'

/**
 * SDs between variants of a family before any data: of ln a, and of b in logits. Both are scales of half-normal priors, whose
 * mean square is that of the scale, see `estimateFamilies`.
 */
export const WITHIN_FAMILY = { lnA: 0.2, b: 0.5 } as const

/**
 * Parameters of a variant of which no data tell: those of the item that it was drawn from, with the spread of variants
 * added to their uncertainty. How many persons they come from is left out, since none of them answered the variant.
 *
 * @param parent of the item that it was drawn from, uncalibrated as well
 */
export function freshVariant(parent: ItemParameters): ItemParameters {
  const { persons: _persons, ...own } = parent
  return widened(own, WITHIN_FAMILY)
}
