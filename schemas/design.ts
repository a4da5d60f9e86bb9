import type { Design as Generated } from './types/design.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/design.js'

/** The decisions of a design item, `design.yaml`. */
export type Design = DeepReadonly<Generated>

export const designSchema: Schema<Design> = defineSchema({ name: 'design', validate, versionKey: 'version' })
