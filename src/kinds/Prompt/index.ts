import { defineKind } from '../kind.tsx'
import './prompt.css'
import { Prompt } from './Prompt.tsx'
import { PromptReview } from './PromptReview.tsx'
import { unanswered } from './unanswered.ts'

export const prompt = defineKind({
  kind: 'prompt',
  Work: Prompt,
  Review: PromptReview,
  reviewsParts: false,
  reviewsKey: true,
  unanswered,
})
