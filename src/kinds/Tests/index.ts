import { defineKind } from '../kind.tsx'
import { Tests } from './Tests.tsx'
import { TestsReview } from './TestsReview.tsx'
import { unanswered } from './unanswered.ts'

export const tests = defineKind({
  kind: 'tests',
  Work: Tests,
  Review: TestsReview,
  reviewsParts: true,
  reviewsKey: true,
  unanswered,
})
