import type { Responses as Generated } from './types/responses.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/responses.js'

/** Responses to a closed item and the category each must get, `responses.yaml`. */
export type Responses = DeepReadonly<Generated>

export const responsesSchema: Schema<Responses> = defineSchema({
  name: 'responses',
  validate,
  versionKey: 'version',
})
