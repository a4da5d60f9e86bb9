import type { EventData, OwnCase } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { applyChanges, changesBetween, type ChangePart } from '#log'
import { isPredicting, textOf, type ItemWork } from './work.ts'

/** An answer of a closed kind becomes an event at most this long after it was given, in milliseconds. */
const BATCH_MS = 400

/** Longest text of one document, in UTF-16 code units. */
export const LONGEST_TEXT = 65_536

/** Longest text of a part of an own case, in UTF-16 code units, and the most own cases of an item. */
const LONGEST_CASE = 8192
const MOST_CASES = 20

/** Longest sentence beside a prediction, in UTF-16 code units. */
export const LONGEST_REASON = 500

/** What may be changed now; undefined while nothing may. */
interface OpenWork {
  readonly item: PracticeItem
  readonly work: ItemWork
}

interface AnsweringOptions {
  readonly open: () => OpenWork | undefined
  /** The same for own cases. */
  readonly openToCases: () => OpenWork | undefined
  /** Shows work whose event follows soon. */
  readonly anticipate: (work: ItemWork) => void
  readonly append: <Type extends 'edit' | 'answer' | 'cases' | 'predict'>(
    type: Type,
    data: EventData<Type>,
  ) => void
  /** Shows the work as it is, also after something was refused. */
  readonly show: () => void
}

type Prediction = Omit<EventData<'predict'>, 'item'>

/** The candidate's typing, on its way into the log. */
export interface Answering {
  readonly edit: (document: string, changes: readonly unknown[], text: string) => void
  readonly answer: (response: Response) => void
  readonly setOwnCases: (cases: readonly OwnCase[]) => void
  readonly predict: (prediction: Prediction) => void
  /** Writes what still waits. */
  readonly flush: () => void
}

/**
 * Turns typing into events: edits and own cases, which their editors have gathered, at once, and answers in batches. What
 * is too long is refused and changes nothing.
 */
export function createAnswering({
  open,
  openToCases,
  anticipate,
  append,
  show,
}: AnsweringOptions): Answering {
  let timer: ReturnType<typeof setTimeout> | undefined
  let answered: EventData<'answer'> | undefined
  let predicted: EventData<'predict'> | undefined
  return { edit, answer, setOwnCases, predict, flush }

  function edit(document: string, changes: readonly unknown[], text: string): void {
    const now = open()
    if (!now || isPredicting(now.work) || text.length > LONGEST_TEXT) return show()
    const { item, work } = now
    const before = textOf(work, item, document)
    const after = text.toWellFormed()
    if (before === after) return
    const parts = changes as readonly ChangePart[]
    const fits = after === text && applyChanges(before, parts) === after
    const exact = fits ? parts : changesBetween(before, after)
    if (exact) append('edit', { item: item.id, document, changes: [...exact], length: before.length })
    show()
  }

  function answer(response: Response): void {
    const now = open()
    if (!now) return
    const whole = wellFormed(response)
    answered = { item: now.item.id, response: whole }
    anticipate({ ...now.work, response: whole })
    timer ??= setTimeout(flush, BATCH_MS)
    show()
  }

  function setOwnCases(cases: readonly OwnCase[]): void {
    const now = openToCases()
    const isTooLong = cases.some(
      ({ input, expected }) => Math.max(input.length, expected.length) > LONGEST_CASE,
    )
    if (now?.item.kind !== 'code' || cases.length > MOST_CASES || isTooLong) return show()
    const ownCases = cases.map(({ input, expected }) => ({
      input: input.toWellFormed(),
      expected: expected.toWellFormed(),
    }))
    append('cases', { item: now.item.id, cases: ownCases })
    show()
  }

  function predict({ prediction, reason, settled }: Prediction): void {
    const now = open()
    const { followUp } = now?.work ?? {}
    if (!now || followUp === undefined || followUp.isSettled) return show()
    const text = reason.slice(0, LONGEST_REASON).toWellFormed()
    predicted = { item: now.item.id, prediction, reason: text, settled }
    anticipate({ ...now.work, followUp: { ...followUp, prediction, reason: text } })
    if (settled) flush()
    else timer ??= setTimeout(flush, BATCH_MS)
    show()
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const answerNow = answered
    const predictionNow = predicted
    answered = undefined
    predicted = undefined
    if (answerNow) append('answer', answerNow)
    if (predictionNow) append('predict', predictionNow)
  }
}

/** An answer whose texts the log can hold: half of a surrogate pair becomes a replacement character. */
function wellFormed<T>(value: T): T {
  // A copy of the same shape, which a generic type cannot follow.
  const copy = (part: unknown): unknown =>
    typeof part === 'string'
      ? part.toWellFormed()
      : Array.isArray(part)
        ? part.map(copy)
        : typeof part === 'object' && part !== null
          ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]))
          : part
  return copy(value) as T
}
