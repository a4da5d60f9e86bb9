import { createFaults } from '#calibration/responses/faults'
import { readHeader } from '#calibration/responses/read-header'
import type { Diagnostic } from '#schemas/diagnose/index'

/** What the beginning of responses tells, so that choices can be offered. Nothing here refuses anything. */
export interface Peeked {
  /** columns that may hold groups; undefined where the beginning does not tell */
  readonly groups: readonly string[] | undefined
  /** the one column of a wide table that has nothing but words in it: it can hold no scores */
  readonly group?: string
  /** whether an AI policy can be chosen: of a table of scores */
  readonly hasPolicies: boolean
  /** whether there are scores above 1; undefined where the beginning does not tell */
  readonly hasSeveralScores: boolean | undefined
  /** why nothing of it can be calibrated, where the beginning shows that; nothing is suggested then */
  readonly unread?: Unread
}

/** What is wrong, and what to do. */
export type Unread = Pick<Diagnostic, 'message' | 'help'>

/** What sessions can be grouped by, of scored results. */
export const SESSION_GROUPS = ['languages', 'test', 'bank', 'release']
/** Columns beyond which none is offered as a group: so wide a table has its items in them. */
export const MOST_OFFERED = 200

/** Nothing is to be calibrated, so nothing is suggested. */
export function unreadable(unread: Unread): Peeked {
  return { groups: [], hasPolicies: false, hasSeveralScores: undefined, unread }
}

/** What a first line has that no choice can mend, in the words of who reads all of it. */
export function headerFault(names: readonly string[]): Unread | undefined {
  const faults = createFaults('')
  readHeader(names, () => ({ line: 1, column: 1 }), {}, faults)
  // a further column of a long table may be the groups'
  return faults.told().find(({ code }) => code !== 'data/unknown-column' && code !== 'data/more')
}
