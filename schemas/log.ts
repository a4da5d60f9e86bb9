import type { Log as Generated } from './types/log.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/log.js'

/** A session's log as a candidate downloads it. */
export type SessionLog = DeepReadonly<Generated>

export const logSchema: Schema<SessionLog> = defineSchema({ name: 'log', validate, versionKey: 'version' })
