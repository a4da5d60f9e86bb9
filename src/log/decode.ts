import { eventSchema, type SessionEvent } from '#schemas/event'
import { verifyChain } from './chain.ts'
import { LOG_VERSION } from './encode.ts'
import { faultOfTime, NO_EVENT, parseEvent } from './event.ts'
import { hashOf } from './hash.ts'
import { parseJson } from './json.ts'
import { BEGINNING, contextAfter, eventOf, type LineContext } from './line.ts'

/** How much of a log is read before it is refused. */
export interface LogLimits {
  /** Largest file, in bytes (included). An hour of typing is 70 to 180 kB. */
  readonly maxBytes?: number
  /** Most events (included). */
  readonly maxEvents?: number
}

const DEFAULTS = { maxBytes: 32 * 1024 * 1024, maxEvents: 200_000 }

/** A log that was read, or the first reason not to trust it. */
export type DecodedLog =
  | {
      readonly ok: true
      readonly events: readonly SessionEvent[]
      /** Hash of the last event. */
      readonly head: string
    }
  | {
      readonly ok: false
      readonly message: string
      /** Place of the first event that cannot be trusted, where the fault lies in one. */
      readonly seq?: number
      /**
       * The events before the fault: a whole chain, possibly empty. Where only the head tells that something is wrong, as
       * in version 2, it can be anywhere, and none is intact.
       */
      readonly intact: readonly SessionEvent[]
    }

/**
 * Reads an export file and checks its chain up to the head. Takes nothing on trust.
 *
 * @param content The file, as text or as UTF-8 bytes.
 * @param limits Where reading stops.
 * @returns The events, or what was unexpected and which events before it are whole.
 */
export function decodeLog(content: string | Uint8Array, limits: LogLimits = {}): DecodedLog {
  const { maxBytes, maxEvents } = { ...DEFAULTS, ...limits }
  if (content.length > maxBytes) return refuse(tooLarge(maxBytes))
  const text = typeof content === 'string' ? content : decodeUtf8(content)
  if (text === undefined)
    return refuse('Unexpected bytes that are not UTF-8, expected a log exported by Assay')
  const json = parseJson(text)
  if (!json.ok) return refuse(json.message)
  const { value } = json
  if (!isRecord(value) || value['kind'] !== 'assay-log' || !Array.isArray(value['events']))
    return refuse('Unexpected content, expected a log exported by Assay')
  const { version, head } = value
  if (version !== 1 && version !== LOG_VERSION) return refuse(wrongVersion(version))
  if (typeof head !== 'string' || !/^[0-9a-f]{64}$/.test(head))
    return refuse('Unexpected head, expected 64 hexadecimal digits')
  const unknownKey = Object.keys(value).find((key) => !['version', 'kind', 'events', 'head'].includes(key))
  if (unknownKey !== undefined)
    return refuse(`Unexpected key ${unknownKey.slice(0, 40)}, expected none beside the log's own`)
  const listed: readonly unknown[] = value['events']
  if (listed.length > maxEvents)
    return refuse(`Unexpected ${listed.length} events, expected at most ${maxEvents}`)
  return version === 1 ? checkEvents(listed, head) : checkLines(listed, head)
}

/**
 * Reads an export file from a stream and stops at the limit, however much would follow.
 *
 * @param chunks The file's bytes, as `Blob.stream()`, `fetch` or a Node stream give them.
 * @param limits Where reading stops.
 * @returns As `decodeLog`.
 */
export async function readLog(
  chunks: AsyncIterable<Uint8Array>,
  limits: LogLimits = {},
): Promise<DecodedLog> {
  const { maxBytes } = { ...DEFAULTS, ...limits }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > maxBytes) return refuse(tooLarge(maxBytes))
    parts.push(chunk)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return decodeLog(whole, limits)
}

/** Of version 1: events as they are. */
function checkEvents(listed: readonly unknown[], head: string): DecodedLog {
  const events: SessionEvent[] = []
  let fault: { readonly seq: number; readonly message: string } | undefined
  for (const [seq, candidate] of listed.entries()) {
    const parsed = parseSessionEvent(candidate)
    if (!parsed.ok) {
      fault = { seq, message: parsed.message }
      break
    }
    events.push(parsed.event)
  }
  const chain = verifyChain(events, fault === undefined ? head : undefined)
  if (!chain.ok)
    return { ok: false, seq: chain.seq, message: chain.message, intact: events.slice(0, chain.seq) }
  if (fault !== undefined) return { ok: false, ...fault, intact: events }
  return { ok: true, events, head }
}

/** Of version 2: lines that say what those before have not said. */
function checkLines(listed: readonly unknown[], head: string): DecodedLog {
  const events: SessionEvent[] = []
  let context = BEGINNING
  let hash = NO_EVENT
  for (const [seq, line] of listed.entries()) {
    const taken = takeLine(line, context, hash)
    if (!taken.ok) return { ok: false, seq, message: taken.message, intact: events }
    const { event } = taken
    events.push(event)
    context = contextAfter(event, context)
    hash = taken.hash
  }
  if (hash === head) return { ok: true, events, head }
  const [found, expected] = [hash, head].map((whole) => `${whole.slice(0, 12)}…`)
  return refuse(
    `Unexpected end of the log ${found}, expected ${expected}: an event of it is not the one that was recorded`,
  )
}

type TakenLine =
  | { readonly ok: true; readonly event: SessionEvent; readonly hash: string }
  | { readonly ok: false; readonly message: string }

function takeLine(line: unknown, context: LineContext, prev: string): TakenLine {
  const whole = eventOf(line, context, prev)
  if (!whole.ok) return whole
  const parsed = parseSessionEvent(whole.event)
  if (!parsed.ok) return parsed
  const { event } = parsed
  const message = faultOfTime(event.at, context.before?.at)
  if (message !== undefined) return { ok: false, message }
  try {
    return { ok: true, event, hash: hashOf(event) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** The form first, for its plain words; then the data of the type. */
function parseSessionEvent(
  candidate: unknown,
): { readonly ok: true; readonly event: SessionEvent } | { readonly ok: false; readonly message: string } {
  const form = parseEvent(candidate)
  if (!form.ok) return form
  const parsed = eventSchema.parse(candidate)
  if (parsed.ok) return { ok: true, event: parsed.value }
  const words = parsed.faults.map(({ path, message }) => `${path || 'event'} ${message}`)
  return { ok: false, message: `Unexpected ${form.event.type}: ${words.join('; ')}` }
}

function refuse(message: string): DecodedLog {
  return { ok: false, message, intact: [] }
}

function tooLarge(maxBytes: number): string {
  return `Unexpected size, expected a log of at most ${Math.floor(maxBytes / 1024 / 1024)} MiB`
}

function wrongVersion(version: unknown): string {
  return typeof version === 'number' && version > LOG_VERSION
    ? `Unexpected log version ${version}, expected at most ${LOG_VERSION}: it was written by a newer Assay, update to read it`
    : `Unexpected log version, expected 1 to ${LOG_VERSION}`
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
