import type { Bank as Generated } from './types/bank.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/bank.js'

/** A bank's card, `bank.yaml`. */
export type Bank = DeepReadonly<Generated>

export const bankSchema = defineSchema<Bank>({ name: 'bank', validate, versionKey: 'version' })
