import type { Critique as Generated } from './types/critique.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/critique.js'

/** What was asked and answered in a critique item and what is wrong with it, `critique.yaml`. */
export type Critique = DeepReadonly<Generated>

export const critiqueSchema: Schema<Critique> = defineSchema({
  name: 'critique',
  validate,
  versionKey: 'version',
})
