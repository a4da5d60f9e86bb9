import type { Submissions as Generated } from './types/submissions.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/submissions.js'

/** What each stored submission gets wrong, `submissions.yaml`. */
export type Submissions = DeepReadonly<Generated>

export const submissionsSchema: Schema<Submissions> = defineSchema({
  name: 'submissions',
  validate,
  versionKey: 'version',
})
