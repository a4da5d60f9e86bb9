import type { Lock as Generated } from './types/lock.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/lock.js'

/** What a release of a bank is made of, `bank.lock.yaml`. */
export type Lock = DeepReadonly<Generated>

export const lockSchema: Schema<Lock> = defineSchema({ name: 'lock', validate, versionKey: 'version' })
