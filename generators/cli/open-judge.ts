import type { Runner } from '#runner'
import { engineNames } from '../sandbox/index.ts'
import type { DraftJudge, DraftSource } from '../variant/written/draft-judge.ts'
import type { VerifyContext } from '../verify/verification.ts'
import { isInPython } from '../verify/verify-item.ts'
import { otherCodeItems } from './other-code-items.ts'
import type { NamedSource } from './variant-source.ts'

/** Gives the gates for drafts of an item. */
export type OpenJudge = (source: DraftSource, verify: VerifyContext) => DraftJudge

export interface JudgeOptions {
  readonly runner: Runner
  readonly signal: AbortSignal
  /** Ids of requests whose variants a draft is not compared with: those of its own run. */
  readonly own: ReadonlySet<string>
  /** The gates; those of Assay where absent. */
  readonly openJudge?: OpenJudge | undefined
}

/** The gates for drafts of an item of a bank, with the engines that they run programs in. */
export async function openGates(
  source: NamedSource,
  { runner, signal, own, openJudge }: JudgeOptions,
): Promise<DraftJudge> {
  const { item, files, context } = source
  const engines = await engineNames({ python: isInPython(item.frontmatter) })
  const open = openJudge ?? (await import('../variant/written/create-draft-judge.ts')).createDraftJudge
  return open(
    { item, files, context, others: await otherCodeItems(source, own) },
    { runner, ...engines, signal },
  )
}
