import type { Checks as Generated } from './types/checks.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/checks.js'

/** The cases of a debug item, `checks.yaml`. */
export type Checks = DeepReadonly<Generated>

export const checksSchema: Schema<Checks> = defineSchema({ name: 'checks', validate, versionKey: 'version' })
