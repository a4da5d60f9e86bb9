import { applyChanges, documentsOf, textFromEdits, type ChangePart } from '#log'
import type { EventOf, SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'

/**
 * Characters without spaces that one step may put into one place before it is a fact to tell. A step holds 0.7 s of typing,
 * in which a held key repeats some 25 times and an editor completes a name or two.
 */
const MOST_TYPED = 60

/** A step that put much into an answer at once. */
export interface InsertedStep {
  /** number of its event in the log */
  readonly seq: number
  /** UTF-16 code units without spaces that were new */
  readonly characters: number
}

/**
 * Steps that brought more new text at one place than is typed in such a time, and that no paste and no text of a program was
 * recorded for. What any text of the item held before is not new: the given text, a reset, an undo, or lines that were moved.
 *
 * @param events a whole log; edits that fit nowhere, as in one that was rejected, are passed over
 * @param itemOf items that the log may name
 */
export function insertedSteps(
  events: readonly SessionEvent[],
  itemOf: (id: string) => PublicItem | undefined,
): readonly InsertedStep[] {
  const works = new Map<string, Work>()
  const found: InsertedStep[] = []
  for (const event of events) {
    if (event.type === 'paste' || event.type === 'untrusted') {
      const work = works.get(event.data.item)
      if (work) work.told += event.data.characters
    }
    if (event.type === 'present') {
      const item = itemOf(event.data.item)
      if (item && !works.has(item.id)) works.set(item.id, workOn(item))
    }
    if (event.type !== 'edit') continue
    const work = works.get(event.data.item)
    const characters = work ? newIn(event, work) : 0
    if (characters > MOST_TYPED) found.push({ seq: event.seq, characters })
  }
  return found
}

/** An item's texts on their way. */
interface Work {
  readonly texts: Map<string, string>
  /** lines without spaces that any of them ever had */
  readonly known: Set<string>
  /** characters of pastes and of programs since the last edit */
  told: number
}

function workOn(item: PublicItem): Work {
  const texts = new Map(Object.entries(documentsOf(item)))
  return { texts, known: new Set([...texts.values()].flatMap(linesOf)), told: 0 }
}

/** Takes an edit over. @returns how much was new at the place that got most, and was not told */
function newIn(event: EventOf<'edit'>, work: Work): number {
  const { item, document, changes } = event.data
  const before = work.texts.get(document)
  if (before === undefined || !textFromEdits([event], item, document, before).ok) return 0
  const parts = changes as readonly ChangePart[]
  const after = applyChanges(before, parts)
  const places = placesOf(parts, after)
  const most = Math.max(0, ...places.map((place) => newAt(after, place, work.known)))
  for (const { start, end } of places)
    for (const line of linesOf(after.slice(lineStart(after, start), lineEnd(after, end))))
      work.known.add(line)
  work.texts.set(document, after)
  const untold = most - work.told
  work.told = 0
  return untold > MOST_TYPED ? most : 0
}

/** Where an edit has put something, in the text after it. */
interface Place {
  readonly start: number
  readonly end: number
}

function placesOf(parts: readonly ChangePart[], after: string): readonly Place[] {
  let at = 0
  return parts.flatMap((part): readonly Place[] => {
    const start = at
    at += typeof part === 'number' ? part : part.slice(1).join('\n').length
    return typeof part === 'number' || start > after.length ? [] : [{ start, end: at }]
  })
}

/** Characters without spaces in the lines that are there for the first time. */
function newAt(text: string, { start, end }: Place, known: ReadonlySet<string>): number {
  let characters = 0
  for (let from = start; from <= end;) {
    const to = Math.min(end, lineEnd(text, from))
    const line = withoutSpaces(text.slice(lineStart(text, from), lineEnd(text, to)))
    if (!known.has(line)) characters += withoutSpaces(text.slice(from, to)).length
    from = to + 1
  }
  return characters
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map(withoutSpaces)
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '')
}
