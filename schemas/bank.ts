import type { Bank as Generated } from './types/bank.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/bank.js'

/** A bank's card, `bank.yaml`. */
export type Bank = DeepReadonly<Generated>

export const bankSchema: Schema<Bank> = defineSchema({ name: 'bank', validate, versionKey: 'version' })
