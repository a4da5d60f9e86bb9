import type { LogEvent } from './event.ts'

/** A document's text as its edits give it. */
export type RebuiltText =
  | { readonly ok: true; readonly text: string; /** How many edits made it. */ readonly edits: number }
  | {
      readonly ok: false
      /** The event whose changes do not fit. */
      readonly seq: number
      readonly message: string
      /** The text as it was before that event. */
      readonly text: string
    }

/**
 * Rebuilds the exact text of a document from the `edit` events of a log.
 *
 * @param events The log, or a beginning of it: the text at that moment.
 * @param item Id of the item that the document belongs to.
 * @param document Name of the document within the item.
 * @param initial The text before the first edit, with line breaks `\n`; empty where none is given.
 * @returns The text, or the first edit that does not fit, in words: what a log holds is never trusted.
 */
export function textFromEdits(
  events: readonly LogEvent[],
  item: string,
  document: string,
  initial = '',
): RebuiltText {
  let text = initial
  let edits = 0
  for (const { seq, type, data } of events) {
    if (type !== 'edit' || !isRecord(data) || data['item'] !== item || data['document'] !== document) continue
    const message = faultOfChanges(data, text.length)
    if (message !== undefined) return { ok: false, seq, message, text }
    text = applyChanges(text, data['changes'] as readonly ChangePart[])
    edits++
  }
  return { ok: true, text, edits }
}

/**
 * The one change that turns a text into another, for editors that know only before and after.
 *
 * Surrogate pairs are never cut: half of one could not be written as JSON.
 *
 * @param before The text before, with line breaks `\n`.
 * @param after The text after, well-formed, with line breaks `\n`.
 * @returns A CodeMirror change set as JSON; `undefined` where nothing changed.
 */
export function changesBetween(before: string, after: string): readonly ChangePart[] | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  let same = 0
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++
  if (same > 0 && isLowSurrogate(before.charCodeAt(before.length - same))) same--
  const inserted = after.slice(start, after.length - same)
  const replaced: ChangePart = [
    before.length - same - start,
    ...(inserted === '' ? [] : inserted.split('\n')),
  ]
  return [...(start > 0 ? [start] : []), replaced, ...(same > 0 ? [same] : [])]
}

/**
 * One part of a change set in CodeMirror's JSON form: a number of code units kept, or a number of them deleted and the
 * lines put in their place. Read and written here, so that the page needs no editor to rebuild a text.
 */
export type ChangePart = number | readonly [deleted: number, ...lines: string[]]

/**
 * Applies one change set.
 *
 * @param text The text before, of the length that the parts cover.
 * @param parts The change set, already known to fit.
 */
export function applyChanges(text: string, parts: readonly ChangePart[]): string {
  let at = 0
  let result = ''
  for (const part of parts) {
    if (typeof part === 'number') {
      result += text.slice(at, at + part)
      at += part
    } else {
      const [deleted, ...lines] = part
      result += lines.join('\n')
      at += deleted
    }
  }
  return result
}

/**
 * What CodeMirror's own reader lets through (negative, fractional or too long spans, breaks inside a line) is named
 * here, so that applying the changes afterwards cannot throw.
 */
function faultOfChanges(data: Readonly<Record<string, unknown>>, length: number): string | undefined {
  const changes = data['changes']
  const claimed = data['length']
  if (!Array.isArray(changes)) return 'Unexpected changes, expected a CodeMirror change set as a list'
  const parts: readonly unknown[] = changes
  let covered = 0
  for (const part of parts) {
    const [span, ...lines]: readonly unknown[] = Array.isArray(part) ? part : [part]
    if (!Number.isSafeInteger(span) || Number(span) < 0)
      return `Unexpected span ${shown(span)}, expected an integer from 0`
    for (const line of lines) {
      if (typeof line !== 'string' || line.includes('\n'))
        return 'Unexpected insertion, expected lines of text without breaks'
      if (!line.isWellFormed()) return 'Unexpected half of a surrogate pair, expected well-formed text'
    }
    covered += Number(span)
  }
  if (claimed !== covered) return `Unexpected length ${shown(claimed)}, expected ${covered} as in the changes`
  if (covered !== length)
    return `Unexpected changes to a text of ${covered} characters, expected one of ${length}`
  return undefined
}

/** Part of a log that somebody may have forged: an object of it need not have a text, and may be long. */
function shown(part: unknown): string {
  return typeof part === 'object' ? 'that is no number' : String(part).slice(0, 40)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
