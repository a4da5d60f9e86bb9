import type { Cases as Generated } from './types/cases.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/cases.js'

/** The cases of a code item, `cases.yaml`. */
export type Cases = DeepReadonly<Generated>

export const casesSchema = defineSchema<Cases>({ name: 'cases', validate, versionKey: 'version' })
