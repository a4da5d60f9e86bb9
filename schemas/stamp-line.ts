import type { StampLine as Generated } from './types/stamp-line.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/stamp-line.js'

/** A line of a witness’s own file: what it was told, its number, and the witness’s time. */
export type StampLine = DeepReadonly<Generated>

export const stampLineSchema: Schema<StampLine> = defineSchema({
  name: 'stamp-line',
  validate,
  versionKey: 'version',
})
