import type { ChangePart } from '#log'

/** A sitting as it can be gone through again, step by step. */
export interface ReplayData {
  /** in the order in which they were given */
  readonly items: readonly ReplayItem[]
  readonly steps: readonly ReplayStep[]
}

export interface ReplayItem {
  readonly id: string
  readonly title: string
  readonly documents: readonly { readonly name: string; readonly starter: string }[]
  /** whether its texts can be run on the cases that candidates see */
  readonly canRun: boolean
}

export interface ReplayStep {
  /** number of its event in the log */
  readonly seq: number
  /** session time in milliseconds */
  readonly ms: number
  /** place among the items; -1 before the first */
  readonly item: number
  /** what happened; of an edit, how much came and went */
  readonly words: string
  /** what makes it a place to stop at: everything but an edit does */
  readonly edit?: { readonly document: number; readonly changes: readonly ChangePart[] }
  /** whether the answer is locked from here on, and an assumption changed */
  readonly isLock?: true
  /** language that the answer is in from here on */
  readonly language?: string
  /** how the cases of a run of the candidate's ended; in several ways at once */
  readonly ran?: readonly RunEnd[]
  /** how the cases that candidates see end at this point, where they were run for the report */
  readonly outcome?: readonly ReplayOutcome[]
}

/** All cases passed, some did not, or some broke off rather than give an answer. */
export type RunEnd = 'passed' | 'failed' | 'error'

export interface ReplayOutcome {
  readonly case: string
  /** a verdict of the runner, in words */
  readonly verdict: string
  readonly isPassed: boolean
}
