import type { EventData, EventOf, EventType } from '#schemas/event'
import { hashOf } from './hash.ts'

/** What `prev` says in the first event of a log. */
export const NO_EVENT = '0'.repeat(64)

/** When something happened. */
export interface Instant {
  /** Milliseconds since the session began, an integer that never decreases; it runs on over reloads. */
  readonly mono: number
  /** Milliseconds since 1970-01-01 UTC by the machine's own clock, an integer; it may jump. */
  readonly wall: number
}

/**
 * The form that every **event** of a session log has. Which types there are and what their data hold is said by
 * `#schemas/event`; the chain and the stores do not depend on it, so that no event is lost to an unknown type.
 */
export interface LogEvent {
  /** Place in the log, from 0. */
  readonly seq: number
  readonly at: Instant
  /** SHA-256 of the canonical JSON of the event before, or 64 zeros. */
  readonly prev: string
  readonly type: string
  readonly data: unknown
}

/**
 * The next event of a log, bound to the one before it.
 *
 * @param previous The last event so far; `undefined` at the start of a log.
 * @param entry What happened and when. `data` must be JSON.
 * @returns A new frozen event; nothing is stored.
 * @throws RangeError where time is not an integer or runs backwards; TypeError where `data` is not JSON.
 * @example createEvent(undefined, {type: 'pause', data: {}, at: {mono: 0, wall: 1700000000000}})
 */
export function createEvent<Type extends EventType>(
  previous: LogEvent | undefined,
  entry: { readonly type: Type; readonly data: EventData<Type>; readonly at: Instant },
): EventOf<Type> {
  const { type, data, at } = entry
  const event = {
    seq: previous === undefined ? 0 : previous.seq + 1,
    at: Object.freeze({ mono: at.mono, wall: at.wall }),
    prev: previous === undefined ? NO_EVENT : hashOf(previous),
    type,
    data,
  }
  const fault = faultOfTime(at, previous?.at)
  if (fault !== undefined) throw new RangeError(fault)
  hashOf(data)
  return Object.freeze(event) as unknown as EventOf<Type>
}

/** A value as an event, or why it is none. */
export type ParsedEvent =
  { readonly ok: true; readonly event: LogEvent } | { readonly ok: false; readonly message: string }

/**
 * Reads one event at a door (file, storage, message). Says nothing about its neighbours or about its type's data.
 *
 * @param value Anything.
 * @returns The event, or words on what was unexpected.
 */
export function parseEvent(value: unknown): ParsedEvent {
  if (!isRecord(value)) return unexpected(value, 'an event {seq, at, prev, type, data}')
  const keys = Object.keys(value).sort().join(', ')
  if (keys !== 'at, data, prev, seq, type')
    return unexpected(keys || 'no key', 'the keys at, data, prev, seq, type')
  const { seq, at, prev, type, data } = value
  if (!isCount(seq)) return unexpected(seq, 'seq as an integer from 0')
  if (!isRecord(at) || Object.keys(at).sort().join() !== 'mono,wall')
    return unexpected(at, 'at as {mono, wall}')
  const { mono, wall } = at
  if (!isCount(mono) || !isCount(wall))
    return unexpected(at, 'at as {mono, wall}, both in whole milliseconds')
  if (typeof prev !== 'string' || !/^[0-9a-f]{64}$/.test(prev))
    return unexpected(prev, 'prev as 64 hexadecimal digits')
  if (typeof type !== 'string' || !/^[a-z][a-z_-]{0,39}$/.test(type))
    return unexpected(type, 'type as one short word')
  if (!isRecord(data)) return unexpected(data, 'data as an object')
  return { ok: true, event: { seq, at: { mono, wall }, prev, type, data } }
}

/**
 * What is wrong with an instant after another one.
 *
 * @param at The instant.
 * @param before The instant of the event before, if there is one.
 * @returns Words, or `undefined` where nothing is wrong.
 */
export function faultOfTime(at: Instant, before: Instant | undefined): string | undefined {
  const { mono, wall }: { readonly mono: unknown; readonly wall: unknown } = at
  if (!isCount(mono))
    return `Unexpected time ${describe(mono)}, expected whole milliseconds since the session began`
  if (!isCount(wall)) return `Unexpected time ${describe(wall)}, expected whole milliseconds since 1970`
  if (before !== undefined && mono < before.mono)
    return `Unexpected time ${mono} ms, expected ${before.mono} ms or later: session time never runs backwards`
  return undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function unexpected(found: unknown, expected: string): ParsedEvent {
  return { ok: false, message: `Unexpected ${describe(found)}, expected ${expected}` }
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object' && value !== null) return 'object'
  const text = String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
