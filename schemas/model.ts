import type { Model as Generated } from './types/model.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/model.js'

/** The model that variants of an item are drawn from, `model.yaml`. */
export type Model = DeepReadonly<Generated>

export const modelSchema: Schema<Model> = defineSchema({
  name: 'model',
  validate,
  versionKey: 'version',
})
