import type { Log as Generated } from './types/log.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/log.js'

/** A session's log as a candidate downloads it. */
export type SessionLog = DeepReadonly<Generated>

export const logSchema: Schema<SessionLog> = defineSchema({
  name: 'log',
  validate,
  version: 2,
  versionKey: 'version',
  migrations: { 1: (data) => ({ ...data, events: linesOf(data['events']) }) },
})

/** Version 1 held events as they are. Anything else is left for the validator to refuse. */
function linesOf(events: unknown): unknown {
  if (!Array.isArray(events)) return events
  return events.map((event: unknown) => {
    if (typeof event !== 'object' || event === null) return event
    const { at, type, data } = event as Readonly<Record<string, unknown>>
    return [at, type, data]
  })
}
