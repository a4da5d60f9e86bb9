import type { Prices as Generated } from './types/prices.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/prices.js'

/** What models of a Messages API cost, on a date. */
export type Prices = DeepReadonly<Generated>

export const pricesSchema: Schema<Prices> = defineSchema({
  name: 'prices',
  validate,
  versionKey: 'version',
})
