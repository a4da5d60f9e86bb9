import type { ModelAnswer as Generated } from './types/model-answer.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/model-answer.js'

/** What a language model writes for a variant of a code item. */
export type ModelAnswer = DeepReadonly<Generated>

export const modelAnswerSchema: Schema<ModelAnswer> = defineSchema({ name: 'model-answer', validate })
