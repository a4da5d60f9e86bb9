import type { Prompt as Generated } from './types/prompt.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/prompt.js'

/** What a prompt item is made of, `prompt.yaml`. */
export type PromptFile = DeepReadonly<Generated>

export const promptSchema: Schema<PromptFile> = defineSchema({
  name: 'prompt',
  validate,
  versionKey: 'version',
})
