import type { Mutants as Generated } from './types/mutants.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/mutants.js'

/** The planted faults of a tests item, `mutants.yaml`. */
export type Mutants = DeepReadonly<Generated>

export const mutantsSchema: Schema<Mutants> = defineSchema({
  name: 'mutants',
  validate,
  versionKey: 'version',
})
