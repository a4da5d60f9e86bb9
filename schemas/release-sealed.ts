import type { ReleaseSealed as Generated } from './types/release-sealed.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/release-sealed.js'

/** The half of a release that never comes near a site. */
export type ReleaseSealed = DeepReadonly<Generated>

export const releaseSealedSchema: Schema<ReleaseSealed> = defineSchema({
  name: 'release-sealed',
  validate,
  versionKey: 'version',
})
