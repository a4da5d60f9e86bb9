import type { Cases as Generated } from './types/cases.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/cases.js'

/** The cases of a code item, `cases.yaml`. */
export type Cases = DeepReadonly<Generated>

export const casesSchema: Schema<Cases> = defineSchema({ name: 'cases', validate, versionKey: 'version' })
