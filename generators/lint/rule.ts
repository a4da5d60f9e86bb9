import type { ItemKind } from '#schemas/item'
import type { ItemSource, KindCompiler, KindContent } from '../kinds/kind.ts'

/** What a rule sees of an item: everything. */
export interface LintSubject {
  readonly source: ItemSource<ItemKind>
  readonly compiler: Pick<KindCompiler<ItemKind>, 'kind' | 'files' | 'components' | 'needsResponses'>
  /** What the kind made of it; undefined where a fault kept it from that. */
  readonly content: KindContent<ItemKind> | undefined
  /** `area.skill` of the bank's taxonomy; undefined where that is broken. */
  readonly skills: ReadonlySet<string> | undefined
}

/** A rule about the body alone, which holds whatever the frontmatter says. */
export type BodyRule = (subject: Pick<ItemSource<ItemKind>, 'body' | 'files' | 'report'>) => void

/** One rule that all kinds share. It reports what it finds, all of it, and changes nothing. */
export type LintRule = (subject: LintSubject) => void
