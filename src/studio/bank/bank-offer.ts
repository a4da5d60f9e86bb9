import type { StudioRelease } from '../offer.ts'

/** What the page is built with. */
export interface BankOffer {
  readonly releases: readonly StudioRelease[]
  /** whether the author's previews are there */
  readonly hasPreviews: boolean
}
