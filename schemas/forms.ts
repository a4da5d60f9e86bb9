import type { Forms as Generated } from './types/forms.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/forms.js'

/** Shadow forms of a test, as `assay assemble` writes them. */
export type Forms = DeepReadonly<Generated>

export const formsSchema: Schema<Forms> = defineSchema({
  name: 'forms',
  validate,
  versionKey: 'version',
})
