import type { Variant as Generated } from './types/variant.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/variant.js'

/** A variant of an item, `variants/<seed>.json`. */
export type VariantRecord = DeepReadonly<Generated>

export const variantSchema: Schema<VariantRecord> = defineSchema({
  name: 'variant',
  validate,
  versionKey: 'version',
})
