import type { Databases as Generated } from './types/databases.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/databases.js'

/** The databases of an SQL item, `databases.yaml`. */
export type Databases = DeepReadonly<Generated>

export const databasesSchema: Schema<Databases> = defineSchema({
  name: 'databases',
  validate,
  versionKey: 'version',
})
