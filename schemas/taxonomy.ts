import type { Taxonomy as Generated } from './types/taxonomy.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/taxonomy.js'

/** The closed list of skills of a bank, `taxonomy.yaml`. */
export type Taxonomy = DeepReadonly<Generated>

export const taxonomySchema: Schema<Taxonomy> = defineSchema({
  name: 'taxonomy',
  validate,
  versionKey: 'version',
})
