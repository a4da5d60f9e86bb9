import type { History as Generated } from './types/history.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/history.js'

/** All sessions of one browser as a candidate downloads them. */
export type HistoryFile = DeepReadonly<Generated>

export const historySchema: Schema<HistoryFile> = defineSchema({
  name: 'history',
  validate,
  versionKey: 'version',
})
