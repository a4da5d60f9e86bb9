import type { OwnCase, SessionEvent } from '#schemas/event'
import { emptyResponse } from '#schemas/empty-response'
import type { PublicItem } from '#schemas/public-item'
import type { Response, ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import {
  applyChanges,
  documentsOf,
  mayBeLocked,
  reduceFollowUp,
  withFollowUp,
  writtenResponse,
  type ChangePart,
  type FollowUpKind,
  type FollowUpWork,
} from '#log'
import { stepsOf } from './follow-up.ts'

/** What a candidate has done on one item, as the log says it. */
export interface ItemWork {
  /** Text per language, once it was edited. */
  readonly texts: Readonly<Record<string, string>>
  /** The language chosen last. */
  readonly language: string | undefined
  /** The current answer of a closed kind. */
  readonly response: Response | undefined
  /** Indexes of the hints taken, in order. */
  readonly hints: readonly number[]
  /** Cases of the candidate's own. */
  readonly ownCases: readonly OwnCase[]
  /** Tries begun, the first one included. */
  readonly attempt: number
  /** Whether a later try is under way: begun, and not scored yet. */
  readonly isRetrying: boolean
  /** The locked answer, once an assumption has changed; undefined before. */
  readonly followUp: FollowUpWork | undefined
  /** What an earlier try had made of the change, where this one began with the first answer again. */
  readonly earlier: ResponseOf<FollowUpKind> | undefined
  /** Whether the candidate gave up and had the key shown. */
  readonly isRevealed: boolean
  /** Scores in order, the first one first. */
  readonly scores: readonly Score[]
}

export const NO_WORK: ItemWork = {
  texts: {},
  language: undefined,
  response: undefined,
  hints: [],
  ownCases: [],
  attempt: 1,
  isRetrying: false,
  followUp: undefined,
  earlier: undefined,
  isRevealed: false,
  scores: [],
}

/**
 * A candidate's work on an item after one more event.
 *
 * @param work before it
 * @param event any event of the session; those of other items change nothing
 * @param item whose work it is
 */
export function reduceWork(work: ItemWork, event: SessionEvent, item: PublicItem): ItemWork {
  if (!('item' in event.data) || event.data.item !== item.id) return work
  switch (event.type) {
    case 'edit': {
      const { document, changes } = event.data
      const text = applyChanges(textOf(work, item, document), changes as readonly ChangePart[])
      return { ...work, texts: { ...work.texts, [document]: text } }
    }
    case 'language':
      return { ...work, language: event.data.language }
    case 'answer':
      return { ...work, response: event.data.response }
    case 'hint':
      return { ...work, hints: [...work.hints, event.data.hint] }
    case 'cases':
      return { ...work, ownCases: event.data.cases }
    case 'follow-up':
    case 'predict':
      return { ...work, followUp: reduceFollowUp(work.followUp, event) }
    case 'retry': {
      const again = { ...work, attempt: work.attempt + 1, isRetrying: true }
      if (work.followUp === undefined || isBaseRight(work, item)) return again
      return { ...again, followUp: undefined, earlier: adaptedAnswer(work, item, work.followUp) }
    }
    case 'reveal':
      return { ...work, isRevealed: true }
    case 'score':
      return { ...work, isRetrying: false, scores: [...work.scores, event.data.score] }
    default:
      return work
  }
}

/** Whether an item was solved, by any of its scored answers. */
export function isSolved({ scores }: ItemWork): boolean {
  return scores.some(({ category, max }) => category === max)
}

/** Whether the locked answer needs no other try: then the next one is about the change alone. */
export function isBaseRight({ scores }: ItemWork, item: PublicItem): boolean {
  const { followUp, first } = stepsOf(item)
  return followUp !== undefined && (scores.at(-1)?.category ?? 0) >= first
}

/** Whether the candidate is asked what the locked answer does now: until they have said, the code stays as it is. */
export function isPredicting({ followUp }: ItemWork): boolean {
  return followUp !== undefined && !followUp.isSettled
}

/** Whether an item's key may be shown: it was solved, or the candidate gave up on it. */
export function isKeyOpen(work: ItemWork): boolean {
  return work.isRevealed || isSolved(work)
}

/** The text of a document: as edited, or as it starts. */
export function textOf(work: ItemWork, item: PublicItem, document: string): string {
  return work.texts[document] ?? startingText(item, document)
}

/** What a document of an item holds before the first edit. */
export function startingText(item: PublicItem, document: string): string {
  return documentsOf(item)[document] ?? ''
}

/**
 * The response as it stands, ready to submit: nothing chosen or written is a response too.
 *
 * @param languages the candidate's, in the order of preference
 */
export function responseOf(work: ItemWork, item: PublicItem, languages: readonly string[]): Response {
  const text = (document: string): string => textOf(work, item, document)
  const { followUp } = work
  const language = languageOf(work, item, languages, followUp?.base)
  const written = writtenResponse(item, text, language, work.response)
  if (followUp !== undefined && written !== undefined) return withFollowUp(followUp, written)
  return written ?? work.response ?? emptyResponse(item.kind)
}

/** What was made of the locked answer, as an answer of its own. */
function adaptedAnswer(work: ItemWork, item: PublicItem, { base }: FollowUpWork): ItemWork['earlier'] {
  const now = writtenResponse(
    item,
    (document) => textOf(work, item, document),
    languageOf(work, item, [], base),
  )
  return now !== undefined && mayBeLocked(now) ? now : undefined
}

/**
 * The language that an item is answered in: that of the locked answer, else the one chosen last, else the first of the
 * candidate's that it offers.
 */
function languageOf(
  { language }: ItemWork,
  { task }: PublicItem,
  languages: readonly string[],
  locked?: ResponseOf<FollowUpKind>,
): string | undefined {
  const offered: readonly string[] = 'languages' in task ? task.languages : []
  if (locked !== undefined && 'language' in locked) return locked.language
  return [language, ...languages].find((name) => name !== undefined && offered.includes(name))
}
