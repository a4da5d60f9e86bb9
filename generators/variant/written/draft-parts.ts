import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { WrittenAnswers } from '../gates/gate.ts'
import type { DraftSource } from './draft-judge.ts'
import type { Draft } from './draft.ts'

/** What a person might believe, and the program that follows. */
export interface WrongProgram extends Runnable {
  readonly belief: string
}

/** What an item is made of. */
export interface DraftParts {
  readonly source: DraftSource
  readonly draft: Draft
  /** The item with the variant's id: what the programs are run as. */
  readonly sketch: CodeItem
  readonly written: WrittenAnswers
  readonly wrong: readonly WrongProgram[]
}
