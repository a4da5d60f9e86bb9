import type { Blocks as Generated } from './types/blocks.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/blocks.js'

/** The blocks of an order item, `blocks.yaml`. */
export type Blocks = DeepReadonly<Generated>

export const blocksSchema: Schema<Blocks> = defineSchema({ name: 'blocks', validate, versionKey: 'version' })
