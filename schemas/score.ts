import type { Score as Generated } from './types/score.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/score.js'

/** The category a response earned, and the evidence for it. */
export type Score = DeepReadonly<Generated>

export const scoreSchema: Schema<Score> = defineSchema({ name: 'score', validate })
