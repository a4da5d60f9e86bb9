import { defineKind } from '../kind.tsx'
import { Short } from './Short.tsx'
import { ShortReview } from './ShortReview.tsx'
import { unanswered } from './unanswered.ts'

export const short = defineKind({
  kind: 'short',
  Work: Short,
  Review: ShortReview,
  reviewsParts: false,
  reviewsKey: false,
  unanswered,
})
