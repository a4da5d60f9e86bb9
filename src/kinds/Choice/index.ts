import { defineKind } from '../kind.tsx'
import { Choice } from './Choice.tsx'
import { ChoiceReview } from './ChoiceReview.tsx'
import { unanswered } from './unanswered.ts'

export const choice = defineKind({
  kind: 'choice',
  Work: Choice,
  Review: ChoiceReview,
  reviewsParts: true,
  reviewsKey: true,
  unanswered,
})
