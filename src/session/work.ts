import type { SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { applyChanges, type ChangePart } from '#log'

/** The document of a code item that holds the candidate's own input; the others are named by their language. */
export const OWN_INPUT = 'own-input'

/** What a candidate has done on one item, as the log says it. */
export interface ItemWork {
  /** Text per document, once it was edited. */
  readonly texts: Readonly<Record<string, string>>
  /** The language chosen last. */
  readonly language: string | undefined
  /** The current answer of a closed kind. */
  readonly response: Response | undefined
  /** Indexes of the hints taken, in order. */
  readonly hints: readonly number[]
}

export const NO_WORK: ItemWork = { texts: {}, language: undefined, response: undefined, hints: [] }

/**
 * A candidate's work on an item after one more event.
 *
 * @param work before it
 * @param event any event of the session; those of other items change nothing
 * @param item whose work it is
 */
export function reduceWork(work: ItemWork, event: SessionEvent, item: PublicItem): ItemWork {
  switch (event.type) {
    case 'edit': {
      const { item: id, document, changes } = event.data
      if (id !== item.id) return work
      const text = applyChanges(textOf(work, item, document), changes as readonly ChangePart[])
      return { ...work, texts: { ...work.texts, [document]: text } }
    }
    case 'language':
      return event.data.item === item.id ? { ...work, language: event.data.language } : work
    case 'answer':
      return event.data.item === item.id ? { ...work, response: event.data.response } : work
    case 'hint':
      return event.data.item === item.id ? { ...work, hints: [...work.hints, event.data.hint] } : work
    default:
      return work
  }
}

/** The text of a document: as edited, or as it starts. */
export function textOf(work: ItemWork, item: PublicItem, document: string): string {
  return work.texts[document] ?? startingText(item, document)
}

/** What a document of an item holds before the first edit. */
export function startingText(item: PublicItem, document: string): string {
  return (item.kind === 'code' && item.task.starter[document]) || ''
}

/**
 * The response as it stands, ready to submit: nothing chosen or written is a response too.
 *
 * @param languages the candidate's, in the order of preference
 */
export function responseOf(work: ItemWork, item: PublicItem, languages: readonly string[]): Response {
  if (item.kind === 'code') {
    const language = languageOf(work, item, languages)
    return { kind: 'code', language, text: textOf(work, item, language) }
  }
  return work.response ?? emptyResponse(item.kind)
}

/** The language that a code item is answered in: the one chosen last, else the first of the candidate's that it offers. */
export function languageOf(
  work: ItemWork,
  item: Extract<PublicItem, { kind: 'code' }>,
  languages: readonly string[],
): 'typescript' | 'javascript' {
  const offered = item.task.languages
  const wanted = [work.language, ...languages]
  return (
    wanted.flatMap((name) => offered.filter((language) => language === name))[0] ?? offered[0] ?? 'typescript'
  )
}

function emptyResponse(kind: Exclude<PublicItem['kind'], 'code'>): Response {
  switch (kind) {
    case 'choice':
      return { kind, chosen: [] }
    case 'short':
      return { kind, text: '' }
    case 'order':
      return { kind, blocks: [] }
    case 'trace':
      return { kind, values: {} }
  }
}
