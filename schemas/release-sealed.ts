import type { ReleaseSealed as Generated } from './types/release-sealed.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/release-sealed.js'

/** The half of a release that never comes near a site. */
export type ReleaseSealed = DeepReadonly<Generated>

export const releaseSealedSchema = defineSchema<ReleaseSealed>({
  name: 'release-sealed',
  validate,
  versionKey: 'version',
})
