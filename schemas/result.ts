import type { Result as Generated } from './types/result.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/result.js'

/** What a session leaves: its log and what the site computed. */
export type Result = DeepReadonly<Generated>

export const resultSchema = defineSchema<Result>({ name: 'result', validate, versionKey: 'version' })
