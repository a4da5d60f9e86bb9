import type { Signature as Generated } from './types/signature.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/signature.js'

/** Who vouches for both halves of a release, `signature.json`. */
export type Signature = DeepReadonly<Generated>

export const signatureSchema: Schema<Signature> = defineSchema({
  name: 'signature',
  validate,
  versionKey: 'version',
})
