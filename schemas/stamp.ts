import type { Stamp as Generated } from './types/stamp.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/stamp.js'

/** What the page of a graded test tells its witness: that a log begins, goes on, or is handed in, by a hash of it. */
export type Stamp = DeepReadonly<Generated>

export const stampSchema: Schema<Stamp> = defineSchema({
  name: 'stamp',
  validate,
  versionKey: 'version',
})
