import type { Inputs as Generated } from './types/inputs.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/inputs.js'

/** The input contract of a code item, `inputs.yaml`. */
export type Inputs = DeepReadonly<Generated>

export const inputsSchema: Schema<Inputs> = defineSchema({ name: 'inputs', validate, versionKey: 'version' })
