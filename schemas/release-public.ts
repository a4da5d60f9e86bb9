import type { ReleasePublic as Generated } from './types/release-public.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/release-public.js'

/** The index of a release's public half. */
export type ReleasePublic = DeepReadonly<Generated>

/** What the catalogue and the selector know of an item. */
export type ItemFacts = ReleasePublic['items'][number]

export const releasePublicSchema: Schema<ReleasePublic> = defineSchema({
  name: 'release-public',
  validate,
  versionKey: 'version',
})
