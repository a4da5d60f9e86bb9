import type { FollowUpKind } from '#log'
import type { ItemKind } from '#schemas/public-item'

/** What the answer of a kind is called. */
const answers: Readonly<Record<FollowUpKind, string>> = {
  code: 'code',
  sql: 'query',
  debug: 'project',
  tests: 'test suite',
}

/** @returns what the answer of a kind is called; of one without follow-ups, what fits any */
export function answerOf(kind: ItemKind): string {
  return kind in answers ? answers[kind as FollowUpKind] : 'answer'
}

/**
 * What is said of a follow-up, an assumption that changes once an answer is locked, on every page of a session; what is
 * asked then is in `adapting.ts`, which comes with the kinds.
 */
export const followUp = {
  heading: 'One assumption changes',
  locked: 'Your answer is locked and counts as it is. What holds from now on:',
  asks: (kind: ItemKind): string =>
    `Before you change anything, say what your ${answerOf(kind)} does now: you are asked where your answer was.`,
  before: 'The problem as it was',
  base: 'Your locked answer',
  scoring: (kind: ItemKind): string =>
    `Once your answer is locked, one assumption changes: there is one more step for adapting your ${answerOf(kind)}.`,
  submit: (kind: ItemKind): string =>
    `It is locked and counts as it is. Then one assumption changes, and you adapt your own ${answerOf(kind)}; the time goes on.`,
  end: 'Your locked answer and what you made of it so far count.',
  noFile: 'No file of the project was changed.',
  evidence: 'After the change',
  evidenceFirst: 'Your first answer',
} as const
