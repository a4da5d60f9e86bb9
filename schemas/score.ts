import type { Score as Generated } from './types/score.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/score.js'

/** The category a response earned, and the evidence for it. */
export type Score = DeepReadonly<Generated>

export const scoreSchema = defineSchema<Score>({ name: 'score', validate })
