import type { LogEvent } from '#log'
import type { Problem } from './problem.ts'
import type { Fact } from './recover.ts'

/** What the page asks of the storage worker. */
export type Request =
  | {
      readonly type: 'open'
      readonly session: string
      /** Whether the session may begin now; otherwise finding nothing means that it is lost. */
      readonly create: boolean
      /** How many records (events and one more) the page knows to have been saved; 0 where it knows nothing. */
      readonly expected: number
      /** How long to wait for another tab to let go, in milliseconds; 0 asks only. */
      readonly waitMs: number
    }
  | { readonly type: 'append'; readonly events: readonly LogEvent[] }
  | { readonly type: 'read'; readonly session: string }
  | { readonly type: 'list' }
  | { readonly type: 'remove'; readonly session: string }
  | { readonly type: 'close' }

/** What keeps other tabs from writing into the same session. */
export type Guard = 'web-lock' | 'file-handle' | 'none'

/** A session as a list shows it. */
export interface SessionSummary {
  readonly session: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly created: number
  readonly events: number
  readonly first?: LogEvent
  readonly last?: LogEvent
}

/** What the worker answers. */
export type Reply =
  | {
      readonly type: 'opened'
      readonly created: number
      readonly events: readonly LogEvent[]
      readonly facts: readonly Fact[]
      readonly problems: readonly Problem[]
      readonly guard: Guard
    }
  | { readonly type: 'locked' }
  | { readonly type: 'lost'; readonly expected: number; readonly problems: readonly Problem[] }
  | { readonly type: 'unavailable'; readonly problems: readonly Problem[] }
  /** All events before number `next` are durable in at least one store; `problems` names the others. */
  | { readonly type: 'saved'; readonly next: number; readonly problems: readonly Problem[] }
  /** No store took them. The worker keeps nothing back: the page sends them again. */
  | { readonly type: 'unsaved'; readonly problems: readonly Problem[] }
  /** The events do not continue what is stored. */
  | { readonly type: 'refused'; readonly message: string }
  | {
      readonly type: 'log'
      readonly events: readonly LogEvent[]
      readonly facts: readonly Fact[]
      readonly problems: readonly Problem[]
    }
  | {
      readonly type: 'sessions'
      readonly sessions: readonly SessionSummary[]
      readonly problems: readonly Problem[]
    }
  | { readonly type: 'removed'; readonly problems: readonly Problem[] }
  | { readonly type: 'closed' }

/** A message carries the number of its request. */
export interface Numbered<T> {
  readonly id: number
  readonly body: T
}

/**
 * Reads a request at the worker's door. Events are checked where they are appended.
 *
 * @param message What arrived.
 * @returns The request, or `undefined` for anything else.
 */
export function parseRequest(message: unknown): Numbered<Request> | undefined {
  if (!isRecord(message) || !isCount(message['id']) || !isRecord(message['body'])) return undefined
  const { id, body } = message
  const request = requestIn(body as Readonly<Record<string, unknown>>)
  return request === undefined ? undefined : { id, body: request }
}

/**
 * Whether a text can name a session: it becomes part of file names and lock names.
 *
 * @param session The text.
 * @returns Whether it is 1 to 64 letters, digits, `-` or `_`.
 */
export function isSessionId(session: unknown): session is string {
  return typeof session === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(session)
}

function requestIn(body: Readonly<Record<string, unknown>>): Request | undefined {
  const { type, session, create, expected, waitMs, events } = body
  if (type === 'list' || type === 'close') return { type }
  if (type === 'append')
    return Array.isArray(events) ? { type, events: events as readonly LogEvent[] } : undefined
  if (!isSessionId(session)) return undefined
  if (type === 'read' || type === 'remove') return { type, session }
  if (type !== 'open' || typeof create !== 'boolean' || !isCount(expected) || !isCount(waitMs))
    return undefined
  return { type, session, create, expected, waitMs }
}

/**
 * Reads a reply at the page's door: its form only, as the worker is ours. What the stores held is checked where it is
 * used.
 *
 * @param message What arrived.
 * @returns The reply, or `undefined` for anything else.
 */
export function parseReply(message: unknown): Numbered<Reply> | undefined {
  if (!isRecord(message) || !isCount(message['id']) || !isRecord(message['body'])) return undefined
  const { id, body } = message
  const { type } = body as Readonly<Record<string, unknown>>
  return typeof type === 'string' && REPLIES.has(type) ? { id, body: body as unknown as Reply } : undefined
}

const REPLIES: ReadonlySet<string> = new Set<Reply['type']>([
  'opened',
  'locked',
  'lost',
  'unavailable',
  'saved',
  'unsaved',
  'refused',
  'log',
  'sessions',
  'removed',
  'closed',
])

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
