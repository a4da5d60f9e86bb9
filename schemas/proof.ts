import type { Proof as Generated } from './types/proof.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/proof.js'

/** What `assay verify` found, `proof.json`. */
export type Proof = DeepReadonly<Generated>

export const proofSchema: Schema<Proof> = defineSchema({ name: 'proof', validate, versionKey: 'version' })
