import type { RegistryLine as Generated } from './types/registry-line.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/registry-line.js'

/** A line of an organisation’s registry of forms: its head, or one candidate’s form. */
export type RegistryLine = DeepReadonly<Generated>

export const registryLineSchema: Schema<RegistryLine> = defineSchema({
  name: 'registry-line',
  validate,
  versionKey: undefined,
})
