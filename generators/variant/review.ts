import type { VariantRecord } from '#schemas/variant'

/** Draws that a person accepts before the others of a model are met in graded tests. */
export const REVIEWED = 5

/** How far the review of the variants has come that were drawn from an item's model. */
export interface ReviewState {
  readonly accepted: readonly number[]
  readonly rejected: readonly number[]
  /** Seeds that nobody has looked at, in order. */
  readonly waiting: readonly number[]
  /** Whether the model is reviewed, so that all its draws may be met. */
  readonly isReviewed: boolean
}

/**
 * What reviews say of an item's variants as they are now: five accepted draws vouch for a model, one that is rejected speaks
 * against it until it is changed.
 *
 * @param digest of the item's files: what was drawn before they changed says nothing
 */
export function reviewState(records: readonly VariantRecord[], digest: string): ReviewState {
  const current = records.filter(({ parent, retired, written }) => parent === digest && !retired && !written)
  const seedsOf = (wanted: 'accepted' | 'rejected' | undefined): readonly number[] =>
    current
      .filter(({ review }) => review?.verdict === wanted)
      .map(({ seed }) => seed)
      .sort((left, right) => left - right)
  const [accepted, rejected, waiting] = [seedsOf('accepted'), seedsOf('rejected'), seedsOf(undefined)]
  return { accepted, rejected, waiting, isReviewed: rejected.length === 0 && accepted.length >= REVIEWED }
}
