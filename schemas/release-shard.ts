import type { ReleaseShard as Generated } from './types/release-shard.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/release-shard.js'

/** A few public items in one file. */
export type ReleaseShard = DeepReadonly<Generated>

export const releaseShardSchema: Schema<ReleaseShard> = defineSchema({
  name: 'release-shard',
  validate,
  versionKey: 'version',
})
