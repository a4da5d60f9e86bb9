import type { Parameters as Generated } from './types/parameters.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/parameters.js'

/** Parameters of one item on the logit scale, D = 1. */
export type ItemParameters = DeepReadonly<Generated>

export const parametersSchema: Schema<ItemParameters> = defineSchema({ name: 'parameters', validate })
