import type { Event as Generated } from './types/event.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/event.js'

/** One event of a session's log. */
export type SessionEvent = DeepReadonly<Generated>

export type EventType = SessionEvent['type']
export type EventOf<Type extends EventType> = Extract<SessionEvent, { type: Type }>
/** What an event of one type says. */
export type EventData<Type extends EventType> = EventOf<Type>['data']

/** How a candidate takes a test. */
export type Accommodations = EventData<'start'>['accommodations']
/** A case of the candidate's own. */
export type OwnCase = EventData<'cases'>['cases'][number]

export const eventSchema: Schema<SessionEvent> = defineSchema({ name: 'event', validate })
