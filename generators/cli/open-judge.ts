import type { DraftJudge, DraftSource } from '../variant/written/draft-judge.ts'
import type { VerifyContext } from '../verify/verification.ts'

/** Gives the gates for drafts of an item. */
export type OpenJudge = (source: DraftSource, verify: VerifyContext) => DraftJudge
