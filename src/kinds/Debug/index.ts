import sheet from './debug.css?url'
import { defineKind } from '../kind.tsx'
import { Debug } from './Debug.tsx'
import { DebugReview } from './DebugReview.tsx'
import { unanswered } from './unanswered.ts'

export const debug = defineKind({
  kind: 'debug',
  sheet,
  Work: Debug,
  Review: DebugReview,
  reviewsParts: true,
  reviewsKey: true,
  unanswered,
})
