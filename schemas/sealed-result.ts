import type { SealedResult as Generated } from './types/sealed-result.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/sealed-result.js'

/** A session’s log, sealed to its organisation: what a candidate hands in. */
export type SealedResult = DeepReadonly<Generated>

export const sealedResultSchema: Schema<SealedResult> = defineSchema({
  name: 'sealed-result',
  validate,
  versionKey: 'version',
})
