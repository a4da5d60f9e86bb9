import { defineKind } from '../kind.tsx'
import sheet from './prompt.css?url'
import { Prompt } from './Prompt.tsx'
import { PromptReview } from './PromptReview.tsx'
import { unanswered } from './unanswered.ts'

export const prompt = defineKind({
  kind: 'prompt',
  sheet,
  Work: Prompt,
  Review: PromptReview,
  reviewsParts: false,
  reviewsKey: true,
  unanswered,
})
