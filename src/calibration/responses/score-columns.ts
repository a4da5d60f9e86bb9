/** Why a response says nothing, or a whole result. */
export type Uncounted =
  /** nothing was submitted */
  | 'unanswered'
  /** a hint had given the key away */
  | 'hint'
  /** the candidate had met the item lately */
  | 'seen'
  /** the item is on trial: it counts for no result, and is calibrated by this */
  | 'pretest'
  /** the same result was handed in before */
  | 'again'
  /** there is another result of the attempt, and a person has to decide which one counts */
  | 'twice'
  /** the whole result was rejected */
  | 'rejected'

/** A row of a table of scores: a response of record, or a result that was rejected. */
export interface ScoreRow {
  /** the attempt: who it is stands in the registry alone; null where the result does not get so far */
  readonly person: string | null
  /** null with what follows up to `provisional` for a result that was rejected */
  readonly item: string | null
  readonly version: string | null
  /** category of record; null where nothing was submitted */
  readonly score: number | null
  /** highest category that the item has */
  readonly max: number | null
  readonly block: string | null
  readonly policy: 'forbidden' | 'allowed' | null
  /** in the session, from 1 */
  readonly position: number | null
  /** from the problem's coming to its first submission, in milliseconds */
  readonly ms: number | null
  /** category that steered; null where none did */
  readonly provisional: number | null
  readonly status: 'accepted' | 'flagged' | 'rejected'
  /** null for a response that counts */
  readonly uncounted: Uncounted | null
  readonly test: string | null
  readonly bank: string | null
  readonly release: string | null
  /** of programming, that the candidate could choose from, joined by + */
  readonly languages: string | null
}

/** The columns of a table of scores, in order, and what they hold; null besides, where {@link ScoreRow} says so. */
export const SCORE_COLUMNS = {
  person: 'text',
  item: 'text',
  version: 'text',
  score: 'count',
  max: 'count',
  block: 'text',
  policy: 'text',
  position: 'count',
  ms: 'count',
  provisional: 'count',
  status: 'text',
  uncounted: 'text',
  test: 'text',
  bank: 'text',
  release: 'text',
  languages: 'text',
} as const satisfies Record<keyof ScoreRow, 'text' | 'count'>
