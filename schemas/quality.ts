import type { Quality as Generated } from './types/quality.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/quality.js'

/** What is in a release and what it was proven with, `quality.json` of its public half. */
export type Quality = DeepReadonly<Generated>

export const qualitySchema: Schema<Quality> = defineSchema({
  name: 'quality',
  validate,
  versionKey: 'version',
})
