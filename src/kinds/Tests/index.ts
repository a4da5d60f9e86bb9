import sheet from '../Debug/debug.css?url'
import { defineKind } from '../kind.tsx'
import { Tests } from './Tests.tsx'
import { TestsReview } from './TestsReview.tsx'
import { unanswered } from './unanswered.ts'

export const tests = defineKind({
  kind: 'tests',
  sheet,
  Work: Tests,
  Review: TestsReview,
  reviewsParts: true,
  reviewsKey: true,
  unanswered,
})
