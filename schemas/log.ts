import type { Log as Generated } from './types/log.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/log.js'

/** A session's log as a candidate downloads it. */
export type SessionLog = DeepReadonly<Generated>

export const logSchema = defineSchema<SessionLog>({ name: 'log', validate, versionKey: 'version' })
