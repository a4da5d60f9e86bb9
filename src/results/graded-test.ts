import type { FormContent } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import type { ReleaseSealed } from '#schemas/release-sealed'

/** A graded test of a release, with both halves of every item that it may give. */
export interface GradedTest {
  readonly bank: string
  readonly release: { readonly version: string; readonly hash: string }
  readonly blueprint: Blueprint
  /** what skills are called, by their ids */
  readonly skills: ReadonlyMap<string, string>
  /** in the order of the release */
  readonly items: readonly GradedEntry[]
}

export interface GradedEntry extends Omit<FormContent, 'version'> {
  readonly sealed: ReleaseSealed['items'][number]
}
