import type { Waivers as Generated } from './types/waivers.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/waivers.js'

/** Planted faults that no case can tell from the reference, `waivers.yaml`. */
export type Waivers = DeepReadonly<Generated>

export const waiversSchema: Schema<Waivers> = defineSchema({
  name: 'waivers',
  validate,
  versionKey: 'version',
})
