import type { Responses as Generated } from './types/responses.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/responses.js'

/** Responses to a closed item and the category each must get, `responses.yaml`. */
export type Responses = DeepReadonly<Generated>

export const responsesSchema = defineSchema<Responses>({ name: 'responses', validate, versionKey: 'version' })
