import type { FormContent } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import type { ReleaseSealed } from '#schemas/release-sealed'

/** A graded test of a release with what is at hand of every item that it may give. */
export interface ScoredTest<Entry extends ScoredEntry = ScoredEntry> {
  readonly bank: string
  readonly release: { readonly version: string; readonly hash: string }
  readonly blueprint: Blueprint
  /** what skills are called, by their ids */
  readonly skills: ReadonlyMap<string, string>
  /** in the order of the release */
  readonly items: readonly Entry[]
}

export interface ScoredEntry extends Omit<FormContent, 'version'> {
  /** without it there is a score of what steered, and none of record */
  readonly sealed?: ReleaseSealed['items'][number]
}

/** The same with both halves. */
export interface GradedTest extends ScoredTest<GradedEntry> {
  /** SHA-256 of the sealed half */
  readonly sealedHash: string
}
export type GradedEntry = ScoredEntry & Required<Pick<ScoredEntry, 'sealed'>>
