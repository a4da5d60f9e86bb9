import type { Instant, LogEvent } from './event.ts'

/**
 * An event as the export file holds it: `[when, type, data]` or `[when, type, data, drift]`.
 *
 * `when` is the event's own `at`, as in the first line, or how many milliseconds of session time after the event before
 * it happened; `drift` is how many milliseconds more than that the machine's own clock went meanwhile, left out where it
 * is none. `data` are the event's own, or for an edit that follows another one to the same document a short edit: how
 * many characters after the end of the last replaced part the changes begin (negative for before), then the changes
 * without the first kept span. `seq`, `prev` and the rest follow from the lines before.
 */
export type LogLine = readonly [when: Instant | number, type: string, data: unknown, drift?: number]

/** What a line leans on: everything that the lines before it have said and that it need not say again. */
export interface LineContext {
  readonly before: LogEvent | undefined
  readonly spot: Spot | undefined
}

/** Where the last edit ended. */
interface Spot {
  readonly item: string
  readonly document: string
  /** Characters of the edited text up to the end of the last replaced part, in UTF-16 code units. */
  readonly end: number
}

export const BEGINNING: LineContext = { before: undefined, spot: undefined }

/** Longest name that a short edit takes over, in characters: a line cannot stand for much more than it holds. */
const LONGEST_NAME = 80

/**
 * What the line after an event leans on.
 *
 * @param context what the event's own line leaned on
 */
export function contextAfter(event: LogEvent, { spot }: LineContext): LineContext {
  return { before: event, spot: event.type === 'edit' ? spotAfter(event.data) : spot }
}

/**
 * The shortest line that {@link eventOf} makes the same event of.
 *
 * @param event an event of a sound chain
 * @param context what the events before it have said
 */
export function lineOf({ at, type, data }: LogEvent, { before, spot }: LineContext): LogLine {
  const short = type === 'edit' && spot !== undefined ? shortEdit(data, spot) : undefined
  const said = short ?? data
  if (before === undefined) return [at, type, said]
  const afterMs = at.mono - before.at.mono
  const drift = at.wall - before.at.wall - afterMs
  // Clocks that differ by hundreds of thousands of years have a difference that no number holds.
  if (!Number.isSafeInteger(drift)) return [at, type, said]
  return drift === 0 ? [afterMs, type, said] : [afterMs, type, said, drift]
}

/**
 * The event that a line stands for, its parts not yet checked: that is for who checks events.
 *
 * @param line anything
 * @param context what the lines before it have said
 * @param prev hash of the event before
 * @returns an event's keys, or words on what was unexpected
 */
export function eventOf(
  line: unknown,
  { before, spot }: LineContext,
  prev: string,
): { readonly ok: true; readonly event: unknown } | { readonly ok: false; readonly message: string } {
  if (!Array.isArray(line) || line.length < 3 || line.length > 4)
    return unexpected('line', 'an event [when, type, data, drift]')
  const [when, type, said, drift = 0]: readonly unknown[] = line
  const at = instantOf(when, drift, before?.at)
  if (typeof at === 'string') return { ok: false, message: at }
  const isShort = type === 'edit' && Array.isArray(said)
  const data = isShort ? wholeEdit(said, spot) : said
  if (typeof data === 'string' && isShort) return { ok: false, message: data }
  return { ok: true, event: { seq: before === undefined ? 0 : before.seq + 1, at, prev, type, data } }
}

/** The instant, or words. */
function instantOf(when: unknown, drift: unknown, before: Instant | undefined): unknown {
  if (typeof when === 'object') {
    return drift === 0 ? when : 'Unexpected drift, expected none beside a time in full'
  }
  if (before === undefined) return 'Unexpected first time, expected it in full as {mono, wall}'
  if (!isCount(when)) return 'Unexpected time, expected whole milliseconds after the event before'
  if (!isSafe(drift)) return 'Unexpected drift, expected whole milliseconds'
  // Each sum is of two whole numbers: where it is beyond what is exact, it shows.
  const mono = before.mono + when
  const wallMs = when + drift
  const wall = before.wall + wallMs
  return isCount(mono) && isSafe(wallMs) && isCount(wall)
    ? { mono, wall }
    : 'Unexpected time, expected a sum with those before it that is a count of milliseconds'
}

/** An edit's data in short, where they come back whole from it: then only start and length are not taken as they are. */
function shortEdit(data: unknown, spot: Spot): readonly unknown[] | undefined {
  if (!isRecord(data) || data['item'] !== spot.item || data['document'] !== spot.document) return undefined
  const { changes, length } = data
  if (!Array.isArray(changes) || Object.keys(data).length !== 4) return undefined
  const [first]: readonly unknown[] = changes
  const short = typeof first === 'number' ? [first - spot.end, ...changes.slice(1)] : [-spot.end, ...changes]
  const whole = wholeEdit(short, spot)
  if (typeof whole === 'string' || whole.length !== length) return undefined
  return whole.changes.length === changes.length && whole.changes[0] === first ? short : undefined
}

interface WholeEdit {
  readonly item: string
  readonly document: string
  readonly changes: readonly unknown[]
  readonly length: number
}

/** An edit's data from its short form, or words. */
function wholeEdit([shift, ...parts]: readonly unknown[], spot: Spot | undefined): WholeEdit | string {
  if (spot === undefined) return 'Unexpected short edit, expected one in full before it'
  const { item, document, end } = spot
  const start = isSafe(shift) ? end + shift : NaN
  if (!isCount(start)) return 'Unexpected start of a short edit, expected it within a text'
  const changes = start === 0 ? parts : [start, ...parts]
  const length = measure(changes)?.length
  if (length === undefined) return 'Unexpected changes in a short edit, expected spans and lines'
  return { item, document, changes, length }
}

function spotAfter(data: unknown): Spot | undefined {
  if (!isRecord(data)) return undefined
  const { item, document, changes } = data
  const end = Array.isArray(changes) ? measure(changes)?.end : undefined
  return isName(item) && isName(document) && end !== undefined ? { item, document, end } : undefined
}

/** Characters that changes are for, and where the last replaced part ends; nothing for what are no changes. */
function measure(changes: readonly unknown[]): { readonly length: number; readonly end: number } | undefined {
  let [length, after, end] = [0, 0, 0]
  for (const part of changes) {
    const isReplaced = Array.isArray(part)
    const [span, ...lines]: readonly unknown[] = isReplaced ? part : [part]
    if (!isCount(span)) return undefined
    length += span
    if (isReplaced) {
      let inserted = Math.max(0, lines.length - 1)
      for (const line of lines) {
        if (typeof line !== 'string') return undefined
        inserted += line.length
      }
      end = after += inserted
    } else after += span
    if (!isCount(length) || !isCount(after)) return undefined
  }
  return { length, end }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_NAME
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSafe(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function unexpected(found: string, expected: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message: `Unexpected ${found}, expected ${expected}` }
}
