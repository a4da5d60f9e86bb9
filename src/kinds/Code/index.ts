import { defineKind } from '../kind.tsx'
import { Code } from './Code.tsx'
import { CodeReview } from './CodeReview.tsx'
import { unanswered } from './unanswered.ts'

export const code = defineKind({
  kind: 'code',
  Work: Code,
  Review: CodeReview,
  reviewsParts: false,
  unanswered,
})
