import type { Result as Generated } from './types/result.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/result.js'

/** What a session leaves: its log and what the site computed. */
export type Result = DeepReadonly<Generated>

export const resultSchema: Schema<Result> = defineSchema({ name: 'result', validate, versionKey: 'version' })
