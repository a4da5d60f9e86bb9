import type { Blueprint as Generated } from './types/blueprint.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/blueprint.js'

/** What a test contains and how it adapts, `tests/<test>.yaml`. */
export type Blueprint = DeepReadonly<Generated>

export const blueprintSchema: Schema<Blueprint> = defineSchema({
  name: 'blueprint',
  validate,
  versionKey: 'version',
})
