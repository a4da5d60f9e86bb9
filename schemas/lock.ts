import type { Lock as Generated } from './types/lock.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/lock.js'

/** What a release of a bank is made of, `bank.lock.yaml`. */
export type Lock = DeepReadonly<Generated>

export const lockSchema = defineSchema<Lock>({ name: 'lock', validate, versionKey: 'version' })
