import type { Proof as Generated } from './types/proof.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/proof.js'

/** What `assay verify` found, `proof.json`. */
export type Proof = DeepReadonly<Generated>

export const proofSchema = defineSchema<Proof>({ name: 'proof', validate, versionKey: 'version' })
